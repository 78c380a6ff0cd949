package io.parsimony.engine;

import io.parsimony.ParseException;
import io.parsimony.engine.schema.BuiltInFields;
import io.parsimony.engine.schema.SchemaCatalogue;
import io.parsimony.engine.store.SchemaStore;
import io.parsimony.schema.ClassSchema;
import io.parsimony.schema.FieldType;
import io.parsimony.schema.IndexDefinition;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** The schema as the master key sees it, and indexes on fields that exist. */
final class Indexes {
    private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9_]*");
    private static final Set<String> BUILT_IN =
            Set.of(BuiltInFields.CREATED_AT, BuiltInFields.UPDATED_AT, BuiltInFields.ACL);

    private final SchemaCatalogue catalogue;
    private final SchemaStore store;

    Indexes(SchemaCatalogue catalogue, SchemaStore store) {
        this.catalogue = catalogue;
        this.store = store;
    }

    /** The classes without hidden fields, by name. */
    List<ClassSchema> classes() {
        return catalogue.all().stream().map(Indexes::withoutHidden).toList();
    }

    private static ClassSchema withoutHidden(ClassSchema schema) {
        Map<String, FieldType> fields = new LinkedHashMap<>(schema.fields());
        fields.keySet().removeIf(field -> field.startsWith("_"));
        return new ClassSchema(schema.className(), fields);
    }

    /** The class's indexes but those on hidden fields, by name. */
    List<IndexDefinition> of(String className) {
        if (catalogue.find(className).isEmpty()) {
            return List.of();
        }
        return store.indexes(className).stream()
                .filter(index -> index.fields().keySet().stream().noneMatch(field -> field.startsWith("_")))
                .sorted(Comparator.comparing(IndexDefinition::name))
                .toList();
    }

    IndexDefinition create(IndexDefinition index) {
        if (!NAME.matcher(index.name()).matches()) {
            throw refused(index, "has a name that is none; use a letter, then letters, digits and _");
        }
        ClassSchema schema = catalogue
                .find(index.className())
                .orElseThrow(
                        () -> refused(index, "is on a class that has never been written to; save an object first"));
        for (String field : index.fields().keySet()) {
            if (field.startsWith("_") || (schema.field(field).isEmpty() && !BUILT_IN.contains(field))) {
                throw refused(index, "is on '" + field + "', a field that the class does not have; save one first");
            }
            if (index.unique()
                    && schema.field(field).filter(FieldType.GEO_POINT::equals).isPresent()) {
                throw refused(
                        index, "can't be unique on the GeoPoint '" + field + "': points near each other share a cell");
            }
        }
        if (index.unique() && index.fields().containsKey(BuiltInFields.ACL)) {
            throw refused(index, "can't be unique on 'ACL': many objects have the same ACL");
        }
        store.createIndex(index);
        return index;
    }

    private static ParseException refused(IndexDefinition index, String why) {
        return new ParseException(
                ParseException.INVALID_QUERY,
                "Index '" + index.name() + "' of class '" + index.className() + "' " + why);
    }
}
