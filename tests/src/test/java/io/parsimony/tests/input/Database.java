package io.parsimony.tests.input;

import io.parsimony.Parse;
import io.parsimony.ParseObject;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;

/** What a class holds, to be compared before and after a refused write. */
final class Database {
    private Database() {}

    /** Every object of the class with its fields and times, as text. */
    static List<String> contents(Parse parse, String className) {
        return parse.asMaster().query(className).limit(10_000).find().stream()
                .map(Database::describe)
                .toList();
    }

    private static String describe(ParseObject object) {
        TreeSet<String> fields = new TreeSet<>();
        for (String key : object.keySet()) {
            Object value = object.get(key);
            fields.add(key + "=" + (value instanceof byte[] bytes ? Arrays.toString(bytes) : value));
        }
        return object.getObjectId() + " " + object.getUpdatedAt() + " " + object.getACL() + " " + fields;
    }
}
