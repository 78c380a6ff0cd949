package io.parsimony.jdbc.schema;

import io.parsimony.jdbc.connection.Database;
import io.parsimony.jdbc.elements.ElementTable;
import io.parsimony.jdbc.gate.ClassGates;
import io.parsimony.jdbc.layout.ClassLayout;
import io.parsimony.jdbc.layout.FieldLayout;
import io.parsimony.jdbc.layout.IndexLayout;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jooq.Query;

/**
 * Replaces all classes of a database at once. Tables that lie as they should stay; the others are made anew, empty. For databases in
 * memory: a crash half-way would lose what the new tables are to hold.
 */
public final class ClassReplacement {
    private final Database database;
    private final SchemaCatalogue catalogue;
    private final SchemaChanges changes;
    private final Removals removals;
    private final ClassAlone alone;
    private final TableStatements statements;

    ClassReplacement(
            Database database, SchemaCatalogue catalogue, ClassGates gates, SchemaChanges changes, Removals removals) {
        this.database = database;
        this.catalogue = catalogue;
        this.changes = changes;
        this.removals = removals;
        this.alone = new ClassAlone(gates, changes);
        this.statements = new TableStatements(database.dialect());
    }

    /**
     * Runs work while nobody reads, writes, makes or changes any class.
     *
     * @param coming names of classes that the work may make
     */
    public <R> R alone(Set<String> coming, Supplier<R> work) {
        removals.finishEarlier();
        return alone.run(
                () -> Stream.concat(coming.stream(), catalogue.all().stream().map(ClassLayout::className))
                        .collect(Collectors.toSet()),
                work);
    }

    /** Gives fields that wait for typed columns theirs, so that the layouts stay as they are for a while. */
    public void settle() {
        for (ClassLayout layout : catalogue.all()) {
            changes.promote(layout.className(), ClassLayout::pending, ClassAlone.PATIENCE);
        }
    }

    /** How the classes lie in the database. */
    public List<ClassLayout> layouts() {
        return List.copyOf(catalogue.all());
    }

    /**
     * Makes the classes those of the layouts, inside {@link #alone}. Whoever asks for a class meanwhile is still told how it lay, and waits.
     *
     * @param fill puts into the tables what they are to hold; it is given the names of the classes whose tables are new
     */
    public void replace(Collection<ClassLayout> wanted, Consumer<Set<String>> fill) {
        Map<String, ClassLayout> byName = new LinkedHashMap<>();
        wanted.forEach(layout -> byName.put(layout.className(), layout));
        Map<String, ClassLayout> kept = new HashMap<>();
        List<ClassLayout> dropped = new ArrayList<>();
        for (ClassLayout now : catalogue.all()) {
            ClassLayout then = byName.get(now.className());
            if (then != null && now.isLike(then.withPermissions(now.permissions()))) {
                kept.put(now.className(), now.withPermissions(then.permissions()));
            } else {
                dropped.add(now);
            }
        }
        List<ClassLayout> made = wanted.stream()
                .filter(layout -> !kept.containsKey(layout.className()))
                .map(layout -> layout.withVersion(catalogue.nextVersion()))
                .toList();
        List<ClassLayout> permitted = kept.values().stream()
                .filter(layout -> !layout.equals(catalogue.get(layout.className())))
                .toList();
        changeTables(dropped, made);
        record(dropped, made, permitted);
        fill.accept(made.stream().map(ClassLayout::className).collect(Collectors.toSet()));
        dropped.stream()
                .map(ClassLayout::className)
                .filter(className -> !byName.containsKey(className))
                .forEach(catalogue::remove);
        made.forEach(catalogue::publish);
        permitted.forEach(catalogue::publish);
    }

    private void changeTables(List<ClassLayout> dropped, List<ClassLayout> made) {
        List<Query> all = Stream.concat(
                        dropped.stream().flatMap(layout -> statements.dropClass(layout).stream()),
                        made.stream().flatMap(this::tables))
                .toList();
        if (!all.isEmpty()) {
            database.change("replacing classes", all);
        }
    }

    private void record(List<ClassLayout> dropped, List<ClassLayout> made, List<ClassLayout> permitted) {
        if (dropped.isEmpty() && made.isEmpty() && permitted.isEmpty()) {
            return;
        }
        database.inTransaction("recording classes", sql -> {
            dropped.forEach(layout -> CatalogueTables.deleteClass(sql, layout.className()));
            for (ClassLayout layout : made) {
                CatalogueTables.insertClass(sql, layout);
                layout.indexes().forEach(index -> CatalogueTables.insertIndex(sql, index));
            }
            permitted.forEach(layout -> CatalogueTables.updatePermissions(sql, layout));
            return made;
        });
    }

    private Stream<Query> tables(ClassLayout layout) {
        List<Query> all = new ArrayList<>(statements.createTable(layout));
        layout.fields().values().stream()
                .map(FieldLayout::joinTable)
                .flatMap(Optional::stream)
                .forEach(table -> all.addAll(statements.createJoinTable(table)));
        for (IndexLayout index : layout.indexes()) {
            Optional<ElementTable> elements = ElementTable.of(index);
            if (elements.isPresent()) {
                all.addAll(elements.get().create(database.dialect()));
                all.addAll(elements.get().createIndexes(database.dialect()));
            } else {
                all.addAll(IndexChanges.statements(database.dialect(), layout, index));
            }
        }
        return all.stream();
    }
}
