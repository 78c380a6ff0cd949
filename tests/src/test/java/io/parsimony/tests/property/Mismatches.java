package io.parsimony.tests.property;

import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What two answered differently, sorted by the shape of the question. */
final class Mismatches {
    private final Map<String, List<String>> byShape = new TreeMap<>();
    private int asked;

    void asked() {
        asked++;
    }

    void add(String where, String ours, String theirs) {
        byShape.computeIfAbsent(
                        shape(where) + (theirs.startsWith("error") ? " → " + theirs : ""), shape -> new ArrayList<>())
                .add("`" + where + "` | " + ours + " | " + theirs);
    }

    /** The question with its values replaced by their types, each once. */
    private static String shape(String where) {
        return where.replaceAll("\\{\"__type\":\"(\\w+)\"[^}]*}", "$1")
                .replaceAll("(?<=[\\[:,])\"(?:[^\"\\\\]|\\\\.)*\"(?!:)", "String")
                .replaceAll("(?<=[\\[:,])-?[0-9][0-9.eE+-]*", "Number")
                .replaceAll("(?<=[\\[:,])(true|false)", "Boolean")
                .replaceAll("(\\w+)(,\\1)+(?=[,\\]])", "$1…");
    }

    /** A table in Markdown, the most frequent kind first. */
    String report() {
        int all = byShape.values().stream().mapToInt(List::size).sum();
        return asked + " queries, " + all + " answered differently, of " + byShape.size() + " shapes.\n\n"
                + "| times | shape | smallest | ours | theirs |\n| ---: | --- | --- | --- | --- |\n"
                + byShape.entrySet().stream()
                        .sorted((left, right) ->
                                right.getValue().size() - left.getValue().size())
                        .map(entry -> "| " + entry.getValue().size() + " | `" + entry.getKey() + "` | "
                                + smallest(entry.getValue()) + " |\n")
                        .collect(joining());
    }

    private static String smallest(List<String> rows) {
        return rows.stream()
                .min((left, right) -> left.length() - right.length())
                .orElse("");
    }
}
