package io.parsimony.backend;

import io.parsimony.json.AclJson;
import io.parsimony.json.IsoDates;
import io.parsimony.json.ValueJson;
import io.parsimony.value.ParseValue;
import java.io.ByteArrayOutputStream;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/** What writes answer, in Parse's REST form ({@code parse-semantics.md} section 2.1). */
public final class SavedJson {
    private static final String SESSION_TOKEN = "sessionToken";

    private SavedJson() {}

    /** The answer to a create: {@code {"objectId","createdAt"}} and what else the client does not know. */
    public static byte[] created(SavedObject saved) {
        return created(saved, saved.sessionToken());
    }

    /** The answer to a sign-up: that to a create, with the token of the first session where there is one. */
    public static byte[] signedUp(SignedUpUser user) {
        return created(user.user(), user.sessionToken());
    }

    private static byte[] created(SavedObject saved, @Nullable String sessionToken) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(128);
        try (JsonGenerator out = ValueJson.generator(bytes)) {
            out.writeStartObject();
            out.writeStringProperty("objectId", saved.objectId());
            time("createdAt", saved.createdAt(), out);
            writeResults(saved, sessionToken, out);
            out.writeEndObject();
        }
        return bytes.toByteArray();
    }

    /** The answer to an update: {@code {"updatedAt"}} and what else the client does not know. */
    public static byte[] updated(SavedObject saved) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(128);
        try (JsonGenerator out = ValueJson.generator(bytes)) {
            out.writeStartObject();
            time("updatedAt", saved.updatedAt(), out);
            writeResults(saved, saved.sessionToken(), out);
            out.writeEndObject();
        }
        return bytes.toByteArray();
    }

    private static void writeResults(SavedObject saved, @Nullable String sessionToken, JsonGenerator out) {
        for (var result : saved.results().entrySet()) {
            ParseValue value = result.getValue();
            out.writeName(result.getKey());
            ValueJson.write(value, out);
        }
        if (saved.acl() != null) {
            out.writeName("ACL");
            AclJson.write(saved.acl(), out);
        }
        if (sessionToken != null && !saved.results().containsKey(SESSION_TOKEN)) {
            out.writeStringProperty(SESSION_TOKEN, sessionToken);
        }
    }

    private static void time(String name, Instant time, JsonGenerator out) {
        out.writeStringProperty(name, IsoDates.format(time.toEpochMilli()));
    }
}
