package io.parsimony.tests.check;

import io.parsimony.Parse;
import io.parsimony.ParseObject;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;

/** What a database holds of the classes that these tests write, as text. */
final class Contents {
    private Contents() {}

    static List<String> of(Parse parse) {
        return Stream.of("GameScore", "Rival", "_User")
                .flatMap(className -> parse.asMaster().query(className).limit(1_000).find().stream())
                .map(Contents::text)
                .toList();
    }

    private static String text(ParseObject object) {
        TreeMap<String, Object> fields = new TreeMap<>();
        object.keySet().stream()
                .filter(key -> !key.equals("rivals"))
                .forEach(key -> fields.put(key, String.valueOf(object.get(key))));
        return object.getClassName() + " " + object.getObjectId() + " " + object.getCreatedAt() + " "
                + object.getUpdatedAt() + " " + object.getACL() + " " + fields;
    }
}
