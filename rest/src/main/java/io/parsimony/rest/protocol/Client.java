package io.parsimony.rest.protocol;

import io.parsimony.backend.Caller;
import org.jspecify.annotations.Nullable;

/**
 * Who makes a request, and from which device.
 *
 * @param caller by keys and session token
 * @param installationId the device; null where it does not say
 */
public record Client(Caller caller, @Nullable String installationId) {
    /** Whether the master key, or its read-only kind, was brought: what is for its holders alone is open. */
    public boolean isMaster() {
        return caller instanceof Caller.Master || caller instanceof Caller.ReadOnlyMaster;
    }
}
