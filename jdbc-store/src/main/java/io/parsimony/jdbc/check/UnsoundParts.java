package io.parsimony.jdbc.check;

import java.util.HashSet;
import java.util.Set;

/** Tables, columns and indexes that are not as the catalogue has them, so that later parts of a check leave them alone. */
final class UnsoundParts {
    private final Set<String> tables = new HashSet<>();
    private final Set<String> columns = new HashSet<>();
    private final Set<String> indexes = new HashSet<>();

    void addTable(String table) {
        tables.add(table);
    }

    boolean hasTable(String table) {
        return tables.contains(table);
    }

    void addIndexOf(String table) {
        indexes.add(table);
    }

    /** Whether a look-up in the table may miss rows. */
    boolean hasIndexOf(String table) {
        return indexes.contains(table);
    }

    void addColumn(String table, String column) {
        columns.add(table + "/" + column);
    }

    boolean hasColumn(String table, String column) {
        return columns.contains(table + "/" + column);
    }
}
