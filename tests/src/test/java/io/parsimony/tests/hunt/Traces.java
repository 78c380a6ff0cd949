package io.parsimony.tests.hunt;

import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What writes may leave in a database.
 *
 * @param ids of the objects that were made, changed or deleted
 * @param growsSchema whether they brought classes or fields
 * @param mayLeaveAcls whether ACLs may be there afterwards that nothing has: those of refused members of a batch, those that keys sent, and
 *     where a unique value is taken
 */
record Traces(Set<String> ids, boolean growsSchema, boolean mayLeaveAcls) {
    /** What else was changed, for people. */
    Optional<String> trespass(Dump before, Dump after) {
        Dump removed = before.without(after);
        Dump added = after.without(before);
        Set<String> rows = new HashSet<>(rows(before));
        rows.addAll(rows(after));
        StringBuilder text = new StringBuilder();
        removed.tables()
                .forEach((table, some) -> some.stream()
                        .filter(row -> !mayBeRemoved(table, row, rows))
                        .forEach(row ->
                                text.append("\n  - ").append(table).append(' ').append(row)));
        added.tables()
                .forEach((table, some) -> some.stream()
                        .filter(row -> !mayBeAdded(table, row, rows))
                        .forEach(row ->
                                text.append("\n  + ").append(table).append(' ').append(row)));
        return text.isEmpty() ? Optional.empty() : Optional.of(text.toString());
    }

    /** The row numbers of the objects, by which tables of elements refer to them. */
    private Set<String> rows(Dump dump) {
        Set<String> numbers = new HashSet<>();
        dump.tables()
                .values()
                .forEach(rows -> rows.stream()
                        .filter(row -> ids.contains(row.get("_id")))
                        .forEach(row -> numbers.add(row.get("_row"))));
        return numbers;
    }

    private boolean mayBeRemoved(String table, Map<String, String> row, Set<String> rows) {
        return isOfObject(table, row, rows) || isCounter(table);
    }

    private boolean mayBeAdded(String table, Map<String, String> row, Set<String> rows) {
        boolean isAcl = table.equals("\"parsimony\".\"acl\"");
        boolean isSchema = table.equals("\"parsimony\".\"class\"") || table.equals("\"parsimony\".\"field\"");
        return isOfObject(table, row, rows)
                || isCounter(table)
                || (isAcl && (mayLeaveAcls || !ids.isEmpty()))
                || (isSchema && growsSchema);
    }

    private boolean isOfObject(String table, Map<String, String> row, Set<String> rows) {
        return ids.contains(row.get("_id"))
                || ids.contains(row.get("_owner"))
                || (table.equals("\"parsimony\".\"tombstone\"") && ids.contains(row.get("object_id")))
                || (table.contains("_Elements_") && rows.contains(row.get("_row")));
    }

    /** Where several processes share a database, changes are counted. */
    private boolean isCounter(String table) {
        return table.equals("\"parsimony\".\"version\"") && (!ids.isEmpty() || growsSchema || mayLeaveAcls);
    }
}
