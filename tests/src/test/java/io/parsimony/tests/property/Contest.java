package io.parsimony.tests.property;

import java.util.List;
import java.util.Optional;

/** All databases, asked the same, and the matcher, who knows the answer. */
final class Contest {
    private final List<CaseRunner> databases;
    private final String prefix;
    private int worlds;

    Contest(List<CaseRunner> databases, String prefix) {
        this.databases = List.copyOf(databases);
        this.prefix = prefix;
    }

    /** Saves the case's objects in new classes of every database. */
    Renaming save(QueryCase c) {
        Renaming names = new Renaming(prefix + worlds++);
        databases.forEach(database -> database.save(c.saved(), c.layout(), names));
        return names;
    }

    /** How the answers differ; empty when they don't. */
    Optional<String> difference(QueryCase c, Renaming names) {
        List<String> differences = databases.stream()
                .flatMap(database -> database.differences(c, names))
                .toList();
        return differences.isEmpty() ? Optional.empty() : Optional.of(String.join("\n", differences));
    }

    /** Saves the case's objects anew and asks. */
    Optional<String> difference(QueryCase c) {
        return difference(c, save(c));
    }
}
