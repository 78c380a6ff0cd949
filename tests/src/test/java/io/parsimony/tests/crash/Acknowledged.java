package io.parsimony.tests.crash;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the writing processes were told that it is kept, over all rounds on one file. */
final class Acknowledged {
    /** A note that was acknowledged. */
    record Note(String className, String field, String value) {}

    /** objectId to the number of the last change. */
    final Map<String, Integer> items = new HashMap<>();

    /** Deletions begun: such an item may be there or not. */
    final Set<String> deleting = new HashSet<>();

    final Set<String> deleted = new HashSet<>();
    final Set<String> orders = new HashSet<>();

    /** Pair of accounts to its steps. */
    final Map<String, Integer> transfers = new HashMap<>();

    /** Team to its members. */
    final Map<String, Integer> members = new HashMap<>();

    final Set<String> users = new HashSet<>();
    final Map<String, Note> notes = new HashMap<>();
    final Set<String> uniqueClasses = new HashSet<>();
    /** Keys of objects whose other fields come and go. */
    final Set<String> sketches = new HashSet<>();

    /** Fields of sketches that were removed and did not come back. */
    final Set<String> rubbedOut = new HashSet<>();

    int ticks;

    @Nullable
    String counter;

    @Nullable
    String lastUser;

    /** Takes in a line of the writing process. */
    void read(String line) {
        List<String> words = List.of(line.split(" "));
        switch (words.get(0)) {
            case "opened", "index" -> {}
            case "counter" -> counter = words.get(1);
            case "create" -> items.put(words.get(1), 0);
            case "update" -> items.put(words.get(1), Integer.parseInt(words.get(2)));
            case "deleting" -> deleting.add(words.get(1));
            case "delete" -> deleted.add(words.get(1));
            case "tick" -> ticks++;
            case "order" -> orders.add(words.get(1));
            case "transfer" -> transfers.put(words.get(1), Integer.parseInt(words.get(2)));
            case "relate" -> members.put(words.get(1), Integer.parseInt(words.get(2)));
            case "signup" -> {
                lastUser = words.get(1);
                users.add(words.get(1));
            }
            case "note" -> notes.put(words.get(1), new Note(words.get(2), words.get(3), words.get(4)));
            case "sketch" -> {
                sketches.add(words.get(1));
                rubbedOut.remove(words.get(2));
            }
            case "rub" -> rubbedOut.add(words.get(1));
            case "unique" -> uniqueClasses.add(words.get(1));
            default -> throw new AssertionError("The writing process said: " + line);
        }
    }
}
