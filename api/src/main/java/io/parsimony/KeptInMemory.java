package io.parsimony;

import java.util.Optional;
import java.util.UUID;

/** Keeps nothing: where data end with the process, so does a log-in. */
final class KeptInMemory implements KeptUser {
    private final String installationId = UUID.randomUUID().toString();

    @Override
    public Optional<String> token() {
        return Optional.empty();
    }

    @Override
    public void keep(String token) {}

    @Override
    public void forget() {}

    @Override
    public String installationId() {
        return installationId;
    }
}
