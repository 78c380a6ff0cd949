package io.parsimony.auth.token;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Where a provider's public keys come from. Thread-safe. */
@FunctionalInterface
public interface KeySource {
    /**
     * The keys that a token may be signed with.
     *
     * @param keyId the name that the token gives; empty for none
     * @throws IOException when they can't be fetched
     */
    Keys keys(Optional<String> keyId, Instant now) throws IOException;

    /** Some of a provider's keys. */
    final class Keys {
        private final List<WebKey> keys;

        Keys(List<WebKey> keys) {
            this.keys = List.copyOf(keys);
        }

        List<WebKey> all() {
            return keys;
        }

        Keys named(Optional<String> keyId) {
            return new Keys(keys.stream().filter(key -> key.isNamed(keyId)).toList());
        }
    }

    /**
     * Keys that are known beforehand.
     *
     * @param keySet a JSON Web Key Set
     * @throws io.parsimony.ParseException INVALID_JSON (107) when it is none
     */
    static KeySource of(byte[] keySet) {
        Keys keys = new Keys(WebKeySet.read(keySet));
        return (keyId, now) -> keys.named(keyId);
    }
}
