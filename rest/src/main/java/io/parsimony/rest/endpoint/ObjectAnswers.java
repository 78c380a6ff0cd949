package io.parsimony.rest.endpoint;

import io.parsimony.backend.SavedJson;
import io.parsimony.backend.SavedObject;
import io.parsimony.rest.protocol.Answer;
import io.parsimony.rest.protocol.RestRequest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** What is answered to writes ({@code parse-semantics.md} section 2.1). */
final class ObjectAnswers {
    static final String USER = "_User";
    static final String SESSION = "_Session";
    static final String INSTALLATION = "_Installation";

    private ObjectAnswers() {}

    /** A create. An installation that was there before has been changed. */
    static Answer created(RestRequest request, String className, SavedObject saved) {
        return wasThere(className, saved)
                ? updated(saved)
                : Answer.created(SavedJson.created(saved), location(request, className, saved.objectId()));
    }

    private static boolean wasThere(String className, SavedObject saved) {
        return className.equals(INSTALLATION) && saved.updatedAt().isAfter(saved.createdAt());
    }

    static Answer updated(SavedObject saved) {
        return Answer.ok(SavedJson.updated(saved));
    }

    /** Where an object is found. */
    static String location(RestRequest request, String className, String objectId) {
        String collection = className.equals(USER) ? "/users/" : "/classes/" + className + "/";
        return request.serverUrl() + collection + URLEncoder.encode(objectId, StandardCharsets.UTF_8);
    }
}
