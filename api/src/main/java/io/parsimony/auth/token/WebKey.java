package io.parsimony.auth.token;

import java.security.PublicKey;
import java.util.Optional;

/**
 * One of a provider's public keys.
 *
 * @param id its name; empty for none
 * @param algorithm the one algorithm that it is for; empty for all of its kind
 * @param key the key
 */
record WebKey(Optional<String> id, Optional<String> algorithm, PublicKey key) {
    boolean signsBy(SignatureAlgorithm wanted) {
        return (algorithm.isEmpty() || algorithm.get().equals(wanted.name())) && wanted.fits(key);
    }

    /** Whether a token that names this key may be signed by it; one that names none may be signed by any. */
    boolean isNamed(Optional<String> wanted) {
        return wanted.isEmpty() || wanted.equals(id);
    }
}
