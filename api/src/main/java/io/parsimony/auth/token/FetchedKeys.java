package io.parsimony.auth.token;

import io.parsimony.ParseException;
import io.parsimony.auth.HttpFetcher;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Keys that a provider publishes, fetched when they are first needed and kept for an hour. A token that names an unknown key makes them
 * be fetched anew, once a minute at most, so that nobody can make us ask without end. While the provider does not answer, the keys of
 * the last day are still good. Thread-safe.
 */
public final class FetchedKeys implements KeySource {
    private static final Duration FRESH = Duration.ofHours(1);
    private static final Duration USABLE = Duration.ofDays(1);
    private static final Duration BETWEEN_FETCHES = Duration.ofMinutes(1);
    private static final Duration AFTER_FAILURE = Duration.ofSeconds(5);

    private final KeyPlace place;
    private final HttpFetcher http;

    private Keys keys = new Keys(List.of());
    private @Nullable Instant fetchedAt;
    private Instant notBefore = Instant.MIN;

    /** Says where the keys are; may have to ask for it. */
    @FunctionalInterface
    public interface KeyPlace {
        /** The address of the key set. */
        URI find(HttpFetcher http) throws IOException;
    }

    /** Keys at this place. */
    public FetchedKeys(KeyPlace place, HttpFetcher http) {
        this.place = place;
        this.http = http;
    }

    /** Keys at this address. */
    public static FetchedKeys at(URI keySet, HttpFetcher http) {
        return new FetchedKeys(fetcher -> keySet, http);
    }

    /** Intentional: whoever comes while the keys are fetched waits for them, so that they are fetched once. */
    @Override
    public synchronized Keys keys(Optional<String> keyId, Instant now) throws IOException {
        Keys known = isYounger(FRESH, now) ? keys.named(keyId) : new Keys(List.of());
        if (!known.all().isEmpty()) {
            return known;
        }
        if (!now.isBefore(notBefore)) {
            fetch(now);
        } else if (!isYounger(USABLE, now)) {
            throw new IOException("The provider's keys could not be fetched a moment ago");
        }
        return keys.named(keyId);
    }

    private void fetch(Instant now) throws IOException {
        try {
            keys = fetched();
            fetchedAt = now;
            notBefore = now.plus(BETWEEN_FETCHES);
        } catch (IOException e) {
            notBefore = now.plus(AFTER_FAILURE);
            if (!isYounger(USABLE, now)) {
                throw e;
            }
        }
    }

    private Keys fetched() throws IOException {
        try {
            return new Keys(WebKeySet.read(document(http, place.find(http))));
        } catch (ParseException e) {
            throw new IOException("The provider's keys can't be read: " + e.getMessage(), e);
        }
    }

    /** The bytes of a document that has to be there. */
    static byte[] document(HttpFetcher http, URI uri) throws IOException {
        HttpFetcher.Response response = http.get(uri);
        if (response.status() != 200) {
            throw new IOException(uri.getHost() + " answered with status " + response.status());
        }
        return response.body().getBytes(StandardCharsets.UTF_8);
    }

    private boolean isYounger(Duration age, Instant now) {
        return fetchedAt != null && now.isBefore(fetchedAt.plus(age));
    }
}
