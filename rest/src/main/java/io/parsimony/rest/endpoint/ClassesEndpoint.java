package io.parsimony.rest.endpoint;

import io.parsimony.backend.Caller;
import io.parsimony.backend.DeleteRequest;
import io.parsimony.backend.FetchedObject;
import io.parsimony.backend.FindRequest;
import io.parsimony.backend.FoundPage;
import io.parsimony.backend.GetRequest;
import io.parsimony.backend.ParseBackend;
import io.parsimony.backend.QueryJson;
import io.parsimony.rest.protocol.Answer;
import io.parsimony.rest.protocol.RestRequest;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Objects: {@code /classes/C} and {@code /classes/C/ID}, and the paths that are classes by another name. */
final class ClassesEndpoint {
    private final ParseBackend backend;
    private final UsersEndpoint users;
    private final int defaultLimit;

    /**
     * Objects of a backend.
     *
     * @param defaultLimit how many objects a query gives that says no limit
     */
    ClassesEndpoint(ParseBackend backend, UsersEndpoint users, int defaultLimit) {
        this.backend = backend;
        this.defaultLimit = defaultLimit;
        this.users = users;
    }

    void addTo(Router router) {
        Function<RestRequest, String> named = request -> request.segment(1);
        addTo(router, "classes/:className", named, 2);
        ObjectWrites.OWN_PATHS.forEach((path, className) -> addTo(router, path, request -> className, 1));
    }

    private void addTo(Router router, String path, Function<RestRequest, String> className, int idSegment) {
        router.add("GET", path, request -> find(request, className.apply(request)))
                .add("POST", path, request -> create(request, className.apply(request)))
                .add(
                        "GET",
                        path + "/:objectId",
                        request -> get(request, className.apply(request), request.segment(idSegment)))
                .add(
                        "PUT",
                        path + "/:objectId",
                        request -> update(request, className.apply(request), request.segment(idSegment)))
                .add(
                        "DELETE",
                        path + "/:objectId",
                        request -> delete(request, className.apply(request), request.segment(idSegment)));
    }

    private Answer find(RestRequest request, String className) {
        QueryJson.Asked asked = QueryJson.readFind(className, request.parameters(), defaultLimit);
        FindRequest find = asked.request();
        boolean isRedirected = find.redirectKey() != null;
        if (asked.wantsPlan()) {
            return explain(request, asked);
        }
        if (!asked.wantsCount()) {
            return Answer.ok(JsonBytes.results(backend.find(request.caller(), find), isRedirected));
        }
        if (find.limit() == 0) {
            return Answer.ok(JsonBytes.results(List.of(), false, backend.count(request.caller(), find)));
        }
        FoundPage page = backend.findAndCount(request.caller(), find);
        return Answer.ok(JsonBytes.results(page.results(), isRedirected, page.count()));
    }

    private Answer explain(RestRequest request, QueryJson.Asked asked) {
        return Answer.ok(PlanJson.write(
                asked.wantsCount() && asked.request().limit() == 0
                        ? backend.explainCount(request.caller(), asked.request())
                        : backend.explain(request.caller(), asked.request())));
    }

    private Answer get(RestRequest request, String className, String objectId) {
        FetchedObject object = backend.get(
                request.caller(), new GetRequest(className, objectId, QueryJson.readSelection(request.parameters())));
        boolean mayBeItself = className.equals(ObjectAnswers.USER) && request.caller() instanceof Caller.Session;
        return Answer.ok(JsonBytes.object(object, mayBeItself ? users.tokenOf(request, objectId) : Map.of()));
    }

    private Answer create(RestRequest request, String className) {
        return className.equals(ObjectAnswers.USER)
                ? users.signUp(request)
                : ObjectAnswers.created(
                        request, className, backend.create(request.caller(), ObjectWrites.create(request, className)));
    }

    private Answer update(RestRequest request, String className, String objectId) {
        return ObjectAnswers.updated(
                backend.update(request.caller(), ObjectWrites.update(request, className, objectId)));
    }

    private Answer delete(RestRequest request, String className, String objectId) {
        backend.delete(request.caller(), new DeleteRequest(className, objectId));
        return Answer.done();
    }
}
