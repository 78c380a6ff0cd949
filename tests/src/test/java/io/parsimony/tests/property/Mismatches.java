package io.parsimony.tests.property;

import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What two answered differently, sorted by what is known of it, or else by the shape of the question. */
final class Mismatches {
    private final Map<String, List<String>> known = new TreeMap<>();
    private final Map<String, List<String>> undecided = new TreeMap<>();
    private int asked;

    void asked() {
        asked++;
    }

    void add(String where, String ours, String theirs) {
        String row = "`" + where + "` | " + ours + " | " + theirs;
        KnownDeviations.explain(where, theirs)
                .map(name -> known.computeIfAbsent(name, key -> new ArrayList<>()))
                .orElseGet(() -> undecided.computeIfAbsent(shape(where), shape -> new ArrayList<>()))
                .add(row);
    }

    /** The question with its values replaced by their types, each once. */
    private static String shape(String where) {
        return where.replaceAll("\\{\"__type\":\"(\\w+)\"[^}]*}", "$1")
                .replaceAll("(?<=[\\[:,])\"(?:[^\"\\\\]|\\\\.)*\"(?!:)", "String")
                .replaceAll("(?<=[\\[:,])-?[0-9][0-9.eE+-]*", "Number")
                .replaceAll("(?<=[\\[:,])(true|false)", "Boolean")
                .replaceAll("(\\w+)(,\\1)+(?=[,\\]])", "$1…");
    }

    /** Two tables in Markdown, the most frequent kinds first. */
    String report() {
        return asked + " queries, " + count(known) + " answered differently as it is known, " + count(undecided)
                + " as it is not.\n\n" + table(undecided) + "\nKnown:\n\n" + table(known);
    }

    private static int count(Map<String, List<String>> byKind) {
        return byKind.values().stream().mapToInt(List::size).sum();
    }

    private static String table(Map<String, List<String>> byKind) {
        return byKind.entrySet().stream()
                .sorted((left, right) ->
                        right.getValue().size() - left.getValue().size())
                .map(entry -> "| " + entry.getValue().size() + " | " + entry.getKey() + " | "
                        + smallest(entry.getValue()) + " |\n")
                .collect(joining(
                        "", "| times | kind | smallest | ours | theirs |\n| ---: | --- | --- | --- | --- |\n", ""));
    }

    private static String smallest(List<String> rows) {
        return rows.stream()
                .min((left, right) -> left.length() - right.length())
                .orElse("");
    }
}
