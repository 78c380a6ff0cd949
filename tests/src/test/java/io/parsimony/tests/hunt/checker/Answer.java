package io.parsimony.tests.hunt.checker;

import static java.util.stream.Collectors.joining;

import io.parsimony.json.ValueJson;
import io.parsimony.value.ParseValue;
import java.util.List;
import java.util.Set;

/** What is to be answered. */
public sealed interface Answer {
    /**
     * Nothing but an error.
     *
     * @param codes of which it must have one: where there are several reasons, any of them may be told
     */
    record Refusal(Set<Integer> codes) implements Answer {
        /** Copies the set. */
        public Refusal {
            codes = Set.copyOf(codes);
        }
    }

    /** Objects as JSON, in order. */
    record Objects(List<ParseValue> results) implements Answer {
        /** Copies the list. */
        public Objects {
            results = List.copyOf(results);
        }

        /** For people. */
        @Override
        public String toString() {
            return text(results);
        }
    }

    /** A number. */
    record Count(long count) implements Answer {}

    /** Both. */
    record Page(List<ParseValue> results, long count) implements Answer {
        /** Copies the list. */
        public Page {
            results = List.copyOf(results);
        }

        /** For people. */
        @Override
        public String toString() {
            return count + " in all, of them" + text(results);
        }
    }

    private static String text(List<ParseValue> results) {
        return results.stream()
                .map(result -> "\n    " + ValueJson.write(result))
                .collect(joining("", "objects", ""));
    }
}
