package io.parsimony.rest.endpoint;

import io.parsimony.backend.DeleteRequest;
import io.parsimony.backend.ParseBackend;
import io.parsimony.backend.WriteJson;
import io.parsimony.rest.protocol.Answer;
import io.parsimony.rest.protocol.RestRequest;
import java.util.Map;

/** One's own session: {@code /sessions/me}, {@code /upgradeToRevocableSession} ({@code parse-semantics.md} section 5.10). */
final class SessionsEndpoint {
    private static final String MYSELF = "sessions/me";

    private final ParseBackend backend;

    SessionsEndpoint(ParseBackend backend) {
        this.backend = backend;
    }

    void addTo(Router router) {
        router.add("GET", MYSELF, this::get)
                .add("PUT", MYSELF, this::update)
                .add("DELETE", MYSELF, this::delete)
                .add("POST", "upgradeToRevocableSession", this::upgrade);
    }

    private Answer get(RestRequest request) {
        return Answer.ok(JsonBytes.object(backend.currentSession(request.caller()), Map.of()));
    }

    private Answer update(RestRequest request) {
        return ObjectAnswers.updated(backend.update(
                request.caller(), WriteJson.readUpdate(ObjectAnswers.SESSION, ownId(request), request.body())));
    }

    private Answer delete(RestRequest request) {
        backend.delete(request.caller(), new DeleteRequest(ObjectAnswers.SESSION, ownId(request)));
        return Answer.done();
    }

    private String ownId(RestRequest request) {
        return backend.currentSession(request.caller()).objectId();
    }

    private Answer upgrade(RestRequest request) {
        return Answer.ok(JsonBytes.object(backend.upgradeSession(request.caller()), Map.of()));
    }
}
