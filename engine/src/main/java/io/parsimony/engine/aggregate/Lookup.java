package io.parsimony.engine.aggregate;

import io.parsimony.engine.schema.SchemaCatalogue;
import io.parsimony.query.Constraint;
import io.parsimony.query.FieldPath;
import io.parsimony.schema.ClassSchema;
import io.parsimony.value.ArrayValue;
import io.parsimony.value.NullValue;
import io.parsimony.value.ObjectValue;
import io.parsimony.value.ParseValue;
import io.parsimony.value.PointerValue;
import io.parsimony.value.StringValue;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * {@code $lookup}: joins the objects of another class of which a field equals one of the row's; a pointer equals its object's id. Null
 * and missing find nothing. It reads all rows, then asks for the others some rows at a time.
 */
final class Lookup implements Stage {
    static final String STAGE = "$lookup";
    private static final Set<String> ARGUMENTS = Set.of("from", "localField", "foreignField", "as");
    private static final int ROWS_AT_ONCE = 1_000;

    private final Optional<ClassSchema> from;
    private final String fromClass;
    private final FieldPath local;
    private final FieldPath foreign;
    private final FieldPath as;
    private final ObjectSource source;

    private Lookup(
            String fromClass,
            Optional<ClassSchema> from,
            FieldPath local,
            FieldPath foreign,
            FieldPath as,
            ObjectSource source) {
        this.fromClass = fromClass;
        this.from = from;
        this.local = local;
        this.foreign = foreign;
        this.as = as;
        this.source = source;
    }

    static Lookup read(ParseValue arguments, SchemaCatalogue catalogue, ObjectSource source) {
        ObjectValue object = StageArguments.object(STAGE, arguments);
        if (!ARGUMENTS.equals(object.members().keySet())
                || !(object.members().get("from") instanceof StringValue className)) {
            throw AggregateErrors.malformed(STAGE, "'from' with a class's name, 'localField', 'foreignField' and 'as'");
        }
        return new Lookup(
                className.value(),
                catalogue.find(className.value()),
                StageArguments.name(STAGE, "localField", object),
                StageArguments.name(STAGE, "foreignField", object),
                StageArguments.name(STAGE, "as", object),
                source);
    }

    @Override
    public Stream<ObjectValue> apply(Stream<ObjectValue> rows) {
        List<ObjectValue> all = rows.toList();
        List<ObjectValue> joined = new ArrayList<>(all.size());
        for (int start = 0; start < all.size(); start += ROWS_AT_ONCE) {
            join(all.subList(start, Math.min(all.size(), start + ROWS_AT_ONCE)), joined);
        }
        return joined.stream();
    }

    private void join(List<ObjectValue> rows, List<ObjectValue> joined) {
        Set<ParseValue> wanted = new LinkedHashSet<>();
        rows.forEach(row -> wanted.addAll(keys(row, local)));
        Map<ParseValue, List<ParseValue>> found = wanted.isEmpty() ? Map.of() : find(wanted);
        for (ObjectValue row : rows) {
            Set<ParseValue> matches = new LinkedHashSet<>();
            keys(row, local).forEach(key -> matches.addAll(found.getOrDefault(key, List.of())));
            joined.add(Paths.with(row, as.steps(), new ArrayValue(List.copyOf(matches))));
        }
    }

    private Map<ParseValue, List<ParseValue>> find(Set<ParseValue> wanted) {
        Map<ParseValue, List<ParseValue>> byKey = new HashMap<>();
        from.ifPresent(schema -> {
            Constraint where = new Constraint.In(foreign, List.copyOf(wanted));
            List<ObjectValue> rows = source.read(
                    schema,
                    ObjectSource.Objects.matching(where),
                    objects -> Rows.of(objects).toList());
            rows.forEach(row -> keys(row, foreign)
                    .forEach(key -> byKey.computeIfAbsent(key, first -> new ArrayList<>())
                            .add(row)));
        });
        return byKey;
    }

    /** The values that are compared, an array's elements one by one. */
    private Set<ParseValue> keys(ObjectValue row, FieldPath path) {
        Set<ParseValue> keys = new LinkedHashSet<>();
        Paths.follow(row, path.steps()).ifPresent(value -> {
            if (value instanceof ArrayValue array) {
                array.elements().forEach(element -> addKey(element, keys));
            } else {
                addKey(value, keys);
            }
        });
        return keys;
    }

    private void addKey(ParseValue value, Set<ParseValue> keys) {
        boolean leadsElsewhere = value instanceof PointerValue pointer
                && foreign.field().equals(Group.ID)
                && !pointer.className().equals(fromClass);
        if (!(value instanceof NullValue) && !leadsElsewhere) {
            keys.add(Group.plainId(value));
        }
    }
}
