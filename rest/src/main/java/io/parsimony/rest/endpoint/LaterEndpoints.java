package io.parsimony.rest.endpoint;

import io.parsimony.ParseException;
import io.parsimony.rest.protocol.Answer;
import io.parsimony.rest.protocol.RestRequest;
import java.util.List;

/** What Parse's protocol has and this gateway has not yet: each says so, and none pretends to have done anything. */
final class LaterEndpoints {
    private static final int SCRIPT_FAILED = 141;
    private static final List<String> METHODS = List.of("GET", "POST", "PUT", "DELETE");

    /** A path, and what is not there. */
    private record Missing(String path, String what) {}

    private static final List<Missing> FOR_ANYBODY = List.of(
            new Missing("files/:name", "Files are"),
            new Missing("files/:application/:name", "Files are"),
            new Missing("files/:application/metadata/:name", "Files are"),
            new Missing("events/:name", "Analytics events are"),
            new Missing("validate_purchase", "In-app purchases are"),
            new Missing("graphql", "GraphQL is"));

    private static final List<Missing> FOR_MASTER = List.of(
            new Missing("push", "Push notifications are"),
            new Missing("push_audiences", "Push audiences are"),
            new Missing("push_audiences/:objectId", "Push audiences are"),
            new Missing("hooks/functions", "Webhooks are"),
            new Missing("hooks/functions/:name", "Webhooks are"),
            new Missing("hooks/triggers", "Webhooks are"),
            new Missing("hooks/triggers/:className", "Webhooks are"),
            new Missing("hooks/triggers/:className/:name", "Webhooks are"),
            new Missing("cloud_code/jobs", "Jobs are"),
            new Missing("cloud_code/jobs/data", "Jobs are"),
            new Missing("cloud_code/jobs/:objectId", "Jobs are"),
            new Missing("scriptlog", "Logs are"),
            new Missing("security", "Security checks are"));

    private final SessionCheck sessions;

    LaterEndpoints(SessionCheck sessions) {
        this.sessions = sessions;
    }

    void addTo(Router router) {
        for (String method : METHODS) {
            FOR_ANYBODY.forEach(missing -> router.add(method, missing.path(), request -> refuse(request, missing)));
            FOR_MASTER.forEach(
                    missing -> router.addForMaster(method, missing.path(), request -> refuse(request, missing)));
        }
        Missing config = new Missing("config", "The config is");
        router.add("GET", config.path(), request -> refuse(request, config))
                .addForMaster("PUT", config.path(), request -> refuse(request, config))
                .add("POST", "functions/:name", request -> unknown(request, "function"))
                .addForMaster("POST", "jobs", request -> refuse(request, new Missing("jobs", "Jobs are")))
                .addForMaster("POST", "jobs/:name", request -> unknown(request, "job"));
    }

    private Answer refuse(RestRequest request, Missing missing) {
        sessions.requireValid(request);
        throw new ParseException(
                ParseException.COMMAND_UNAVAILABLE, missing.what() + " not supported by this version of Parsimony");
    }

    /** As Parse Server says it of one that is not defined: none is. */
    private Answer unknown(RestRequest request, String kind) {
        sessions.requireValid(request);
        throw new ParseException(
                SCRIPT_FAILED,
                "Invalid " + kind + ": \"" + request.segment(1) + "\"; cloud code is not supported by this version of"
                        + " Parsimony");
    }
}
