package io.parsimony.tests.sidebyside;

import io.parsimony.ParseException;
import io.parsimony.json.ValueJson;
import io.parsimony.value.ArrayValue;
import io.parsimony.value.ObjectValue;
import io.parsimony.value.ParseValue;
import io.parsimony.value.StringValue;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** An answer without what differs from server to server and from time to time: ids, times, tokens, the words of errors. */
final class Shape {
    private static final Pattern TIME = Pattern.compile("\\d{4}-\\d\\d-\\d\\dT[0-9:.]+Z");

    private Shape() {}

    static String of(String body) {
        if (body.isEmpty()) {
            return "nothing";
        }
        try {
            return of("", ValueJson.read(body));
        } catch (ParseException e) {
            return body.startsWith("<") ? "a page" : "text";
        }
    }

    /** Users in an ACL are ids. */
    private static String key(String of, String key) {
        return of.equals("ACL") && key.matches("[A-Za-z0-9]{10}") ? "ID" : key;
    }

    private static String of(String name, ParseValue value) {
        if (value instanceof ObjectValue object) {
            return new TreeMap<>(object.members())
                    .entrySet().stream()
                            .map(member ->
                                    "\"" + key(name, member.getKey()) + "\":" + of(member.getKey(), member.getValue()))
                            .collect(Collectors.joining(",", "{", "}"));
        }
        if (value instanceof ArrayValue array) {
            return array.elements().stream()
                    .map(element -> of(name, element))
                    .collect(Collectors.joining(",", "[", "]"));
        }
        if (value instanceof StringValue text) {
            return switch (name) {
                case "objectId", "userId" -> "\"ID\"";
                case "error" -> "\"TEXT\"";
                case "sessionToken" -> "\"TOKEN\"";
                case "createdAt", "updatedAt" -> "\"TIME\"";
                default -> "\"" + TIME.matcher(text.value()).replaceAll("TIME") + "\"";
            };
        }
        return ValueJson.write(value);
    }
}
