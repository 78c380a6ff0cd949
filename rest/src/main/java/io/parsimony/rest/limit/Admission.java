package io.parsimony.rest.limit;

import io.parsimony.backend.Caller;
import io.parsimony.backend.ParseBackend;
import io.parsimony.rest.options.GatewayOptions;
import io.parsimony.rest.options.RouteAllowList;
import io.parsimony.rest.protocol.Refusal;
import io.parsimony.rest.protocol.RestRequest;
import java.util.List;

/**
 * Lets requests in by what they ask for and how often, once their keys are known and before anything else is looked up for them: what is
 * refused here tells nothing of what is behind. Thread-safe.
 */
public final class Admission {
    private final RateLimits limits;
    private final RouteAllowList routes;

    /** By the options. */
    public Admission(ParseBackend backend, GatewayOptions options) {
        this.limits = new RateLimits(backend, options.rateLimits());
        this.routes = options.routes();
    }

    /** Whether anybody may ask for this path. */
    public boolean isOpen(String path) {
        return routes.allows(path);
    }

    /**
     * Counts a request, and refuses it if it may not be.
     *
     * @throws Refusal too many requests (100), a path that is not allowed (119)
     */
    public void admit(RestRequest request) {
        limits.count(request);
        requireAllowed(request);
    }

    /**
     * The same for the members of a batch, which was admitted itself. One that may not be refuses all.
     *
     * @throws Refusal as {@link #admit}
     */
    public void admitMembers(RestRequest batch, List<RestRequest> members) {
        members.forEach(this::requireAllowed);
        limits.countMembers(batch, members);
    }

    /**
     * Refuses a path that is not allowed.
     *
     * @throws Refusal OPERATION_FORBIDDEN (119)
     */
    public void requireAllowed(RestRequest request) {
        boolean isKeyed = request.client().isMaster() || request.caller() instanceof Caller.Maintenance;
        if (!isKeyed && !routes.allows(request.pathText())) {
            throw Refusal.routeNotAllowed();
        }
    }
}
