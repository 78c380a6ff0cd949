package io.parsimony.cli.importing;

import io.parsimony.ParseException;
import io.parsimony.backend.RestoreRequest;
import io.parsimony.backend.RestoreRequest.Conflict;
import io.parsimony.json.AclJson;
import io.parsimony.json.IsoDates;
import io.parsimony.value.Acl;
import io.parsimony.value.DateValue;
import io.parsimony.value.NullValue;
import io.parsimony.value.ParseValue;
import io.parsimony.value.StringValue;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An object in Parse's JSON form: its fields with the built-in ones among them. */
final class ExportedObject {
    private final String className;
    private final Map<String, ParseValue> left;

    private ExportedObject(String className, Map<String, ParseValue> members) {
        this.className = className;
        this.left = new LinkedHashMap<>(members);
    }

    /**
     * The request that brings it in.
     *
     * @throws ParseException INCORRECT_TYPE (111), INVALID_JSON (107), INVALID_ACL (123)
     */
    static RestoreRequest restore(String className, FileRecord record, Conflict onConflict) {
        if (record.malformed().isPresent()) {
            throw record.malformed().get();
        }
        return new ExportedObject(className, record.members()).restore(onConflict);
    }

    private RestoreRequest restore(Conflict onConflict) {
        dropClassName();
        return new RestoreRequest(
                className, takeObjectId(), takeTime("createdAt"), takeTime("updatedAt"), takeAcl(), left, onConflict);
    }

    /** What SDKs write beside the fields. */
    private void dropClassName() {
        if (left.get("__type") instanceof StringValue type && type.value().equals("Object")) {
            left.remove("__type");
        }
        if (left.get("className") instanceof StringValue name && name.value().equals(className)) {
            left.remove("className");
        }
    }

    private @Nullable ParseValue take(String member) {
        ParseValue value = left.remove(member);
        return value instanceof NullValue ? null : value;
    }

    private @Nullable String takeObjectId() {
        ParseValue value = take("objectId");
        if (value == null) {
            return null;
        }
        if (value instanceof StringValue text) {
            return text.value();
        }
        throw wrong("objectId", "a string");
    }

    private @Nullable Instant takeTime(String member) {
        ParseValue value = take(member);
        if (value == null) {
            return null;
        }
        if (value instanceof DateValue date) {
            return Instant.ofEpochMilli(date.epochMillis());
        }
        if (value instanceof StringValue text) {
            return Instant.ofEpochMilli(IsoDates.parse(text.value()));
        }
        throw wrong(member, "a date such as \"2015-06-29T16:29:25.123Z\"");
    }

    private @Nullable Acl takeAcl() {
        ParseValue value = take("ACL");
        return value == null ? null : AclJson.read(value);
    }

    private ParseException wrong(String member, String expected) {
        return new ParseException(
                ParseException.INCORRECT_TYPE,
                "'" + member + "' of an object of class '" + className + "' must be " + expected);
    }
}
