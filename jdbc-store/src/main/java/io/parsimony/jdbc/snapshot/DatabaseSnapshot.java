package io.parsimony.jdbc.snapshot;

import io.parsimony.engine.store.StoreSnapshot;
import io.parsimony.jdbc.layout.ClassLayout;
import io.parsimony.value.Acl;
import java.util.List;
import java.util.Map;

/**
 * What a database in memory held.
 *
 * @param origin tells the database from others
 * @param layouts its classes
 * @param objects the rows of each class's table, by the class's name
 * @param others the rows of relations, of indexes with tables of their own, and of deletions
 * @param acls the ACLs that objects have, by number
 */
record DatabaseSnapshot(
        Object origin,
        List<ClassLayout> layouts,
        Map<String, TableRows> objects,
        List<TableRows> others,
        Map<Long, Acl> acls)
        implements StoreSnapshot {
    DatabaseSnapshot {
        layouts = List.copyOf(layouts);
        objects = Map.copyOf(objects);
        others = List.copyOf(others);
        acls = Map.copyOf(acls);
    }

    /** How much, not what. */
    @Override
    public String toString() {
        return "DatabaseSnapshot["
                + objects.values().stream()
                        .mapToInt(table -> table.rows().size())
                        .sum() + " objects of "
                + layouts.size() + " classes]";
    }
}
