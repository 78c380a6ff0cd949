package io.parsimony.engine.administration;

import io.parsimony.ParseException;
import io.parsimony.engine.schema.BuiltInFields;
import io.parsimony.schema.ClassSchema;
import io.parsimony.schema.FieldType;
import io.parsimony.schema.FieldType.Kind;
import io.parsimony.schema.IndexDefinition;
import io.parsimony.schema.IndexKey;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Which indexes a class can have. What is refused is refused with 102. */
final class IndexRules {
    private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9_]*");
    /** An object holds its ACL's number. */
    private static final Map<String, FieldType> BUILT_IN = Map.of(
            BuiltInFields.CREATED_AT, FieldType.DATE,
            BuiltInFields.UPDATED_AT, FieldType.DATE,
            BuiltInFields.ACL, FieldType.NUMBER);

    private static final Set<Kind> INDEXABLE =
            EnumSet.of(Kind.STRING, Kind.NUMBER, Kind.BOOLEAN, Kind.DATE, Kind.POINTER, Kind.GEO_POINT, Kind.ARRAY);

    private IndexRules() {}

    /** The index as it is kept: of a GeoPoint always where it lies, in whatever direction it was asked for. */
    static IndexDefinition checked(ClassSchema schema, IndexDefinition index) {
        if (!NAME.matcher(index.name()).matches()) {
            throw refused(index, "has a name that is none; use a letter, then letters, digits and _");
        }
        Map<String, IndexKey> keys = new LinkedHashMap<>();
        index.fields().forEach((field, key) -> keys.put(field, checked(index, field, type(schema, index, field), key)));
        if (index.isText() && Set.copyOf(keys.values()).size() > 1) {
            throw refused(index, "mixes words with other things; make an index for each");
        }
        return new IndexDefinition(index.className(), index.name(), keys, index.unique());
    }

    /**
     * New indexes of a class as they are kept.
     *
     * @param remaining those that the class has and keeps
     */
    static List<IndexDefinition> checkedAll(
            ClassSchema schema, List<IndexDefinition> added, List<IndexDefinition> remaining) {
        List<IndexDefinition> all = new ArrayList<>(remaining);
        List<IndexDefinition> checked = new ArrayList<>();
        for (IndexDefinition index : added) {
            IndexDefinition kept = checked(schema, index);
            for (IndexDefinition other : all) {
                if (other.name().equals(kept.name())) {
                    throw refused(kept, "exists already; drop it first, or use another name");
                }
                if (other.isText() && kept.isText()) {
                    throw refused(kept, "would be a second one over words beside '" + other.name() + "'");
                }
            }
            all.add(kept);
            checked.add(kept);
        }
        return checked;
    }

    private static FieldType type(ClassSchema schema, IndexDefinition index, String field) {
        FieldType type = field.startsWith("_") ? null : schema.field(field).orElse(BUILT_IN.get(field));
        if (type == null) {
            throw refused(index, "is on '" + field + "', a field that the class does not have; save one first");
        }
        return type;
    }

    private static IndexKey checked(IndexDefinition index, String field, FieldType type, IndexKey key) {
        String named = "'" + field + "', a field of type " + type;
        if (!INDEXABLE.contains(type.kind())) {
            throw refused(
                    index,
                    "is on " + named
                            + ", which can't be indexed; String, Number, Boolean, Date, Pointer, GeoPoint and Array can");
        }
        if (key == IndexKey.TEXT && type.kind() != Kind.STRING) {
            throw refused(index, "holds the words of " + named + "; only a String has words");
        }
        if (key == IndexKey.GEO && type.kind() != Kind.GEO_POINT) {
            throw refused(index, "holds where " + named + " lies; only a GeoPoint lies anywhere");
        }
        if (index.unique() && (key == IndexKey.TEXT || type.kind() == Kind.GEO_POINT || type.kind() == Kind.ARRAY)) {
            throw refused(
                    index,
                    "can't be unique on " + named
                            + (key == IndexKey.TEXT ? ": words recur" : ": its values share entries of the index"));
        }
        if (index.unique() && field.equals(BuiltInFields.ACL)) {
            throw refused(index, "can't be unique on 'ACL': many objects have the same ACL");
        }
        if (type.kind() == Kind.ARRAY && index.fields().size() > 1) {
            throw refused(index, "has other fields beside " + named + "; index an Array by itself");
        }
        return type.kind() == Kind.GEO_POINT ? IndexKey.GEO : key;
    }

    static ParseException refused(IndexDefinition index, String why) {
        return refused(index.className(), index.name(), why);
    }

    static ParseException refused(String className, String name, String why) {
        return new ParseException(
                ParseException.INVALID_QUERY, "Index '" + name + "' of class '" + className + "' " + why);
    }
}
