package io.parsimony.rest.endpoint;

import io.parsimony.backend.FetchedObject;
import io.parsimony.backend.LoggedInUser;
import io.parsimony.backend.ObjectJson;
import io.parsimony.json.ValueJson;
import io.parsimony.value.ArrayValue;
import io.parsimony.value.ObjectValue;
import io.parsimony.value.ParseValue;
import io.parsimony.value.StringValue;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Bodies of answers. Stored objects go into them as they stand. */
final class JsonBytes {
    /** What adapters of providers tell. */
    static final String AUTH_DATA_RESPONSE = "authDataResponse";

    private static final int USUAL_OBJECT = 512;

    private JsonBytes() {}

    /** An object, with further members. */
    static byte[] object(FetchedObject object, Map<String, ParseValue> further) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(USUAL_OBJECT);
        ObjectJson.write(object, further, out);
        return out.toByteArray();
    }

    /** A user with the token of the new session, and what adapters of providers tell, if anything. */
    static byte[] loggedIn(LoggedInUser user) {
        return user.authDataResponse().equals(ObjectValue.EMPTY)
                ? loggedIn(user, new LinkedHashMap<>())
                : loggedInByAuthData(user);
    }

    /** The same where {@code authData} was sent: as Parse Server, it says that adapters tell nothing. */
    static byte[] loggedInByAuthData(LoggedInUser user) {
        Map<String, ParseValue> further = new LinkedHashMap<>();
        further.put(AUTH_DATA_RESPONSE, user.authDataResponse());
        return loggedIn(user, further);
    }

    private static byte[] loggedIn(LoggedInUser user, Map<String, ParseValue> further) {
        further.put("sessionToken", new StringValue(user.sessionToken()));
        return object(user.user(), further);
    }

    /** {@code {"results":[…]}}. */
    static byte[] results(List<FetchedObject> objects, boolean saysClass) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(64 + objects.size() * USUAL_OBJECT);
        writeResults(objects, saysClass, out);
        out.write('}');
        return out.toByteArray();
    }

    /** {@code {"results":[…],"count":…}}. */
    static byte[] results(List<FetchedObject> objects, boolean saysClass, long count) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(64 + objects.size() * USUAL_OBJECT);
        writeResults(objects, saysClass, out);
        ascii(",\"count\":" + count + "}", out);
        return out.toByteArray();
    }

    private static void writeResults(List<FetchedObject> objects, boolean saysClass, ByteArrayOutputStream out) {
        ascii("{\"results\":[", out);
        boolean isFirst = true;
        for (FetchedObject object : objects) {
            if (!isFirst) {
                out.write(',');
            }
            isFirst = false;
            ObjectJson.write(object, saysClass ? className(object) : Map.of(), out);
        }
        out.write(']');
    }

    private static Map<String, ParseValue> className(FetchedObject object) {
        return Map.of("className", new StringValue(object.className()));
    }

    /** {@code {"results":[…]}} of values. */
    static byte[] results(List<? extends ParseValue> values) {
        return ValueJson.writeUtf8(new ObjectValue(Map.of("results", new ArrayValue(List.copyOf(values)))));
    }

    private static void ascii(String text, ByteArrayOutputStream out) {
        out.writeBytes(text.getBytes(StandardCharsets.US_ASCII));
    }
}
