package io.parsimony.rest.endpoint;

import io.parsimony.backend.Caller;
import io.parsimony.backend.ParseBackend;
import io.parsimony.rest.protocol.RestRequest;

/** Tells of a session token that is not valid where the backend is not asked for anything else that would. */
record SessionCheck(ParseBackend backend) {
    /**
     * Refuses a token that is not valid; a request without one passes.
     *
     * @throws io.parsimony.ParseException INVALID_SESSION_TOKEN (209)
     */
    void requireValid(RestRequest request) {
        if (request.caller() instanceof Caller.Session) {
            backend.currentSession(request.caller());
        }
    }
}
