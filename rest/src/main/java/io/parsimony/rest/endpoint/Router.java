package io.parsimony.rest.endpoint;

import io.parsimony.rest.protocol.Answer;
import io.parsimony.rest.protocol.Refusal;
import io.parsimony.rest.protocol.RestRequest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds the endpoint that answers a request. The first route that matches counts. */
final class Router {
    private final Map<String, List<Route>> byFirstSegment = new HashMap<>();
    private final SessionCheck sessions;
    private final KeywordCheck keywords;

    Router(SessionCheck sessions, KeywordCheck keywords) {
        this.sessions = sessions;
        this.keywords = keywords;
    }

    /** Requests of this method and path, such as {@code classes/:className}, are answered by this endpoint. */
    Router add(String method, String path, Route.Access access, Endpoint endpoint) {
        List<String> segments = List.of(path.split("/", -1));
        byFirstSegment
                .computeIfAbsent(segments.get(0), first -> new ArrayList<>())
                .add(new Route(method, segments, access, endpoint));
        return this;
    }

    /** For whoever has the application id. */
    Router add(String method, String path, Endpoint endpoint) {
        return add(method, path, Route.Access.ANYBODY, endpoint);
    }

    /** For the master key alone. */
    Router addForMaster(String method, String path, Endpoint endpoint) {
        return add(method, path, Route.Access.MASTER, endpoint);
    }

    Optional<Route> find(RestRequest request) {
        if (request.path().isEmpty()) {
            return Optional.empty();
        }
        return byFirstSegment.getOrDefault(request.segment(0), List.of()).stream()
                .filter(route -> route.matches(request))
                .findFirst();
    }

    Answer answer(RestRequest request) {
        Route route = find(request).orElseThrow(() -> Refusal.noSuchRoute(request.method(), "/" + request.pathText()));
        if (!route.isOpenTo(request)) {
            sessions.requireValid(request);
            throw Refusal.masterKeyRequired();
        }
        keywords.requireNone(request);
        return route.endpoint().answer(request);
    }
}
