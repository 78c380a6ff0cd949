package io.parsimony.rest.endpoint;

import io.parsimony.backend.CreateRequest;
import io.parsimony.backend.DeleteRequest;
import io.parsimony.backend.UpdateRequest;
import io.parsimony.backend.WriteJson;
import io.parsimony.backend.WriteRequest;
import io.parsimony.rest.protocol.RestRequest;
import io.parsimony.value.ObjectValue;
import io.parsimony.value.ParseValue;
import io.parsimony.value.StringValue;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Requests that write one object, as the backend takes them: one by one, or together in a batch. */
final class ObjectWrites {
    private static final String CLASSES = "classes";
    private static final String INSTALLATION_ID = "installationId";

    /** The paths that are classes by another name, and which. */
    static final Map<String, String> OWN_PATHS = Map.of(
            "users", ObjectAnswers.USER,
            "roles", "_Role",
            "sessions", ObjectAnswers.SESSION,
            "installations", ObjectAnswers.INSTALLATION);

    private static final String MYSELF = "me";

    private ObjectWrites() {}

    /**
     * The write that a request asks for; empty where it asks for something else, or for more, as a sign-up does.
     *
     * @throws io.parsimony.ParseException when what it asks for is malformed
     */
    static Optional<WriteRequest> of(RestRequest request) {
        List<String> path = request.path();
        boolean isClasses = !path.isEmpty() && path.get(0).equals(CLASSES);
        String className = isClasses
                ? path.size() > 1 ? path.get(1) : ""
                : path.isEmpty() ? "" : OWN_PATHS.getOrDefault(path.get(0), "");
        if (className.isEmpty()) {
            return Optional.empty();
        }
        List<String> rest = path.subList(isClasses ? 2 : 1, path.size());
        if (rest.isEmpty()) {
            return request.method().equals("POST") && !className.equals(ObjectAnswers.USER)
                    ? Optional.of(create(request, className))
                    : Optional.empty();
        }
        if (rest.size() > 1 || (!isClasses && rest.get(0).equals(MYSELF))) {
            return Optional.empty();
        }
        return switch (request.method()) {
            case "PUT" -> Optional.of(update(request, className, rest.get(0)));
            case "DELETE" -> Optional.of(new DeleteRequest(className, rest.get(0)));
            default -> Optional.empty();
        };
    }

    /** A new object. A device that does not say which it is in the body is the one that makes the request. */
    static CreateRequest create(RestRequest request, String className) {
        ObjectValue body = request.body();
        String device = request.client().installationId();
        if (className.equals(ObjectAnswers.INSTALLATION)
                && device != null
                && !body.members().containsKey(INSTALLATION_ID)
                && !request.client().isMaster()) {
            Map<String, ParseValue> members = new LinkedHashMap<>(body.members());
            members.put(INSTALLATION_ID, new StringValue(device));
            body = new ObjectValue(members);
        }
        return WriteJson.readCreate(className, body);
    }

    static UpdateRequest update(RestRequest request, String className, String objectId) {
        return WriteJson.readUpdate(className, objectId, request.body());
    }
}
