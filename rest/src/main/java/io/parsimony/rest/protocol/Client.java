package io.parsimony.rest.protocol;

import io.parsimony.backend.Caller;
import java.net.InetAddress;
import org.jspecify.annotations.Nullable;

/**
 * Who makes a request, from which device, and from where.
 *
 * @param caller by keys and session token
 * @param installationId the device; null where it does not say
 * @param from the address, as far as proxies that are believed tell it
 */
public record Client(Caller caller, @Nullable String installationId, InetAddress from) {
    /** Whether the master key, or its read-only kind, was brought: what is for its holders alone is open. */
    public boolean isMaster() {
        return caller instanceof Caller.Master || caller instanceof Caller.ReadOnlyMaster;
    }
}
