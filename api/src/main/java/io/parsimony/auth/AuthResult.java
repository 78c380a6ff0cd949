package io.parsimony.auth;

import static java.util.Objects.requireNonNull;

import io.parsimony.value.ObjectValue;

/**
 * That an adapter lets the data pass, and what becomes of them.
 *
 * @param kept what is stored for the provider
 * @param response what the client is told for the provider, in {@code authDataResponse}; empty for nothing
 */
public record AuthResult(Kept kept, ObjectValue response) {
    /** Refuses null. */
    public AuthResult {
        requireNonNull(kept);
        requireNonNull(response);
    }

    /** What is stored for the provider. */
    public sealed interface Kept {
        /** What the client sent. */
        record AsSent() implements Kept {}

        /** Other data, such as the sent ones without a token. */
        record Instead(ObjectValue data) implements Kept {
            /** Without the data, which must reach no log. */
            @Override
            public String toString() {
                return "Instead";
            }
        }

        /** What was stored before, be it nothing. */
        record Nothing() implements Kept {}
    }

    /** Stores what the client sent. */
    public static AuthResult accepted() {
        return new AuthResult(new Kept.AsSent(), ObjectValue.EMPTY);
    }

    /** Stores these data instead of what the client sent. */
    public static AuthResult save(ObjectValue data) {
        return new AuthResult(new Kept.Instead(data), ObjectValue.EMPTY);
    }

    /** Stores nothing: what was stored before stays. */
    public static AuthResult doNotSave() {
        return new AuthResult(new Kept.Nothing(), ObjectValue.EMPTY);
    }

    /** The same, telling the client something. */
    public AuthResult withResponse(ObjectValue toClient) {
        return new AuthResult(kept, toClient);
    }

    /** Without the response, which may be a secret between adapter and client. */
    @Override
    public String toString() {
        return "AuthResult[kept=" + kept + "]";
    }
}
