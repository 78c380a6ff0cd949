package io.parsimony.rest.endpoint;

import io.parsimony.rest.protocol.RestRequest;
import java.util.List;

/**
 * Which requests an endpoint answers.
 *
 * @param method HTTP's
 * @param path segments; those that begin with a colon stand for any
 * @param access who may ask
 * @param endpoint answers
 */
record Route(String method, List<String> path, Access access, Endpoint endpoint) {
    /** Who may ask. */
    enum Access {
        /** Whoever has the application id. */
        ANYBODY,
        /** The master key, or its read-only kind. */
        MASTER
    }

    boolean matches(RestRequest request) {
        if (!method.equals(request.method()) || path.size() != request.path().size()) {
            return false;
        }
        for (int i = 0; i < path.size(); i++) {
            String segment = path.get(i);
            if (!segment.startsWith(":") && !segment.equals(request.segment(i))) {
                return false;
            }
        }
        return true;
    }

    /** Whether whoever asks may. */
    boolean isOpenTo(RestRequest request) {
        return access == Access.ANYBODY || request.client().isMaster();
    }
}
