package io.parsimony.jdbc.layout;

import io.parsimony.schema.ClassPermissions;
import io.parsimony.schema.ClassSchema;
import io.parsimony.schema.FieldOptions;
import io.parsimony.schema.FieldType;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A class, and how it lies in the database.
 *
 * @param className the class
 * @param tableName its table
 * @param version differs from that of every layout with other columns, indexes or join tables, whatever its class
 * @param fields by name, in the order in which they came
 * @param indexes without those that every class has
 * @param permissions what it lets whom do
 */
public record ClassLayout(
        String className,
        String tableName,
        long version,
        Map<String, FieldLayout> fields,
        List<IndexLayout> indexes,
        ClassPermissions permissions) {
    /** An open class. */
    public ClassLayout(
            String className,
            String tableName,
            long version,
            Map<String, FieldLayout> fields,
            List<IndexLayout> indexes) {
        this(className, tableName, version, fields, indexes, ClassPermissions.OPEN);
    }

    /** Copies the collections. */
    public ClassLayout {
        fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
        indexes = List.copyOf(indexes);
    }

    /** The field, if the class has it. */
    public Optional<FieldLayout> field(String name) {
        return Optional.ofNullable(fields.get(name));
    }

    /** The index of this name, if there is one. */
    public Optional<IndexLayout> index(String name) {
        return indexes.stream()
                .filter(index -> index.definition().name().equals(name))
                .findFirst();
    }

    /** The indexes over the class's own columns. */
    public List<IndexLayout> columnIndexes() {
        return indexes.stream().filter(index -> !holdsElements(index)).toList();
    }

    /** The index over the elements of an Array field, if there is one. */
    public Optional<IndexLayout> elementIndex(String field) {
        return elementIndexes(field)
                .filter(index -> !index.definition().isText())
                .findFirst();
    }

    /** The index over the words of a String field, if there is one. */
    public Optional<IndexLayout> textIndex(String field) {
        return elementIndexes(field)
                .filter(index -> index.definition().isText())
                .findFirst();
    }

    private Stream<IndexLayout> elementIndexes(String field) {
        return indexes.stream()
                .filter(index ->
                        holdsElements(index) && index.definition().fields().containsKey(field));
    }

    /** Whether the index has several entries for an object. */
    public boolean holdsElements(IndexLayout index) {
        return index.definition().isText()
                || index.definition().fields().keySet().stream()
                        .map(this::field)
                        .flatMap(Optional::stream)
                        .anyMatch(field -> field.type().kind() == FieldType.Kind.ARRAY);
    }

    /** The fields that could have typed columns and have none yet. */
    public List<FieldLayout> pending() {
        return fields.values().stream().filter(FieldLayout::isPending).toList();
    }

    /** The class as the engine knows it. */
    public ClassSchema schema() {
        Map<String, FieldType> types = new LinkedHashMap<>();
        Map<String, FieldOptions> options = new LinkedHashMap<>();
        for (FieldLayout field : fields.values()) {
            types.put(field.name(), field.type());
            if (!field.options().equals(FieldOptions.NONE)) {
                options.put(field.name(), field.options());
            }
        }
        return new ClassSchema(className, types, options, permissions);
    }

    /** Whether the other one is the same and lies in the database in the same way; its version does not matter. */
    public boolean isLike(ClassLayout other) {
        return equals(other.withVersion(version));
    }

    /** The same class with another version. */
    public ClassLayout withVersion(long newVersion) {
        return new ClassLayout(className, tableName, newVersion, fields, indexes, permissions);
    }

    /** The same class with other permissions; it lies in the database as before. */
    public ClassLayout withPermissions(ClassPermissions changed) {
        return new ClassLayout(className, tableName, version, fields, indexes, changed);
    }

    /** The same class with these fields added or replaced. */
    public ClassLayout withFields(List<FieldLayout> changed, long newVersion) {
        Map<String, FieldLayout> all = new LinkedHashMap<>(fields);
        changed.forEach(field -> all.put(field.name(), field));
        return new ClassLayout(className, tableName, newVersion, all, indexes, permissions);
    }

    /** The same class without some fields and the indexes over them. */
    public ClassLayout withoutFields(Set<String> names, long newVersion) {
        Map<String, FieldLayout> rest = new LinkedHashMap<>(fields);
        rest.keySet().removeAll(names);
        List<IndexLayout> others = indexes.stream()
                .filter(index ->
                        Collections.disjoint(index.definition().fields().keySet(), names))
                .toList();
        return new ClassLayout(className, tableName, newVersion, rest, others, permissions);
    }

    /** The same class without an index. */
    public ClassLayout withoutIndex(String name, long newVersion) {
        List<IndexLayout> rest = indexes.stream()
                .filter(index -> !index.definition().name().equals(name))
                .toList();
        return new ClassLayout(className, tableName, newVersion, fields, rest, permissions);
    }

    /** The same class with one more index. */
    public ClassLayout withIndex(IndexLayout index, long newVersion) {
        List<IndexLayout> all = new ArrayList<>(indexes);
        all.add(index);
        return new ClassLayout(className, tableName, newVersion, fields, all, permissions);
    }
}
