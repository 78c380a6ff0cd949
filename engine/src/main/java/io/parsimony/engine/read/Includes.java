package io.parsimony.engine.read;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toCollection;

import io.parsimony.backend.FetchedObject;
import io.parsimony.engine.auth.ShownAuthData;
import io.parsimony.engine.plan.QueriedClasses;
import io.parsimony.engine.schema.BuiltInFields;
import io.parsimony.engine.security.Identity;
import io.parsimony.query.Constraint;
import io.parsimony.query.FieldPath;
import io.parsimony.value.ArrayValue;
import io.parsimony.value.ObjectValue;
import io.parsimony.value.ParseValue;
import io.parsimony.value.PointerValue;
import io.parsimony.value.StringValue;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Completes rows with the objects that their pointers lead to: one look-up per level and class, secured like any other read. What
 * can't be read is left out.
 */
final class Includes {
    private static final FieldPath OBJECT_ID = FieldPath.of(BuiltInFields.OBJECT_ID);

    private final ObjectScans scans;
    private final QueriedClasses classes;
    private final ShownAuthData shownAuthData;

    Includes(ObjectScans scans, QueriedClasses classes, ShownAuthData shownAuthData) {
        this.shownAuthData = shownAuthData;
        this.scans = scans;
        this.classes = classes;
    }

    /** A row and what is wanted of it. */
    private record Wanted(Row row, Shape shape) {}

    /** Objects of a class of which the same is wanted. */
    private record Shown(String className, Shape shape) {}

    /** A pointer and what is wanted of the object behind it. */
    private record Reference(PointerValue pointer, Shape shape) {}

    List<FetchedObject> complete(Identity identity, List<Row> rows, Shape shape) {
        if (shape.includes().isEmpty()) {
            if (rows.isEmpty()) {
                return List.of();
            }
            Presentation presentation =
                    new Presentation(rows.get(0), shape, shownAuthData.to(identity)); // one class, read by one scan
            List<FetchedObject> found = new ArrayList<>(rows.size());
            rows.forEach(row -> found.add(presentation.present(row, Map.of())));
            return found;
        }
        return complete(
                identity, rows.stream().map(row -> new Wanted(row, shape)).toList());
    }

    private List<FetchedObject> complete(Identity identity, List<Wanted> level) {
        List<Map<FieldPath, Set<PointerValue>>> pointers =
                level.stream().map(Includes::pointers).toList();
        Map<Reference, FetchedObject> resolved = resolve(identity, references(level, pointers));
        List<FetchedObject> complete = new ArrayList<>(level.size());
        Map<Shown, Presentation> presentations = new HashMap<>();
        for (int i = 0; i < level.size(); i++) {
            Wanted wanted = level.get(i);
            Map<FieldPath, Map<PointerValue, FetchedObject>> included = new LinkedHashMap<>();
            pointers.get(i).forEach((path, targets) -> {
                Map<PointerValue, FetchedObject> found = new LinkedHashMap<>();
                targets.forEach(target -> {
                    FetchedObject object =
                            resolved.get(new Reference(target, wanted.shape().at(path)));
                    if (object != null) {
                        found.put(target, object);
                    }
                });
                included.put(path, found);
            });
            complete.add(presentations
                    .computeIfAbsent(
                            new Shown(wanted.row().schema().className(), wanted.shape()),
                            shown -> new Presentation(wanted.row(), shown.shape(), shownAuthData.to(identity)))
                    .present(wanted.row(), included));
        }
        return complete;
    }

    private static Set<Reference> references(List<Wanted> level, List<Map<FieldPath, Set<PointerValue>>> pointers) {
        Set<Reference> references = new LinkedHashSet<>();
        for (int i = 0; i < level.size(); i++) {
            Shape shape = level.get(i).shape();
            pointers.get(i)
                    .forEach((path, targets) ->
                            targets.forEach(target -> references.add(new Reference(target, shape.at(path)))));
        }
        return references;
    }

    private Map<Reference, FetchedObject> resolve(Identity identity, Set<Reference> references) {
        if (references.isEmpty()) {
            return Map.of();
        }
        Map<PointerValue, Row> rows = lookUp(identity, references);
        List<Reference> found = references.stream()
                .filter(reference -> rows.containsKey(reference.pointer()))
                .toList();
        List<Wanted> next = new ArrayList<>();
        for (Reference reference : found) {
            Row row = rows.get(reference.pointer());
            if (row != null) {
                next.add(new Wanted(row, reference.shape()));
            }
        }
        List<FetchedObject> complete = complete(identity, next);
        Map<Reference, FetchedObject> resolved = new HashMap<>();
        for (int i = 0; i < found.size(); i++) {
            resolved.put(found.get(i), complete.get(i));
        }
        return resolved;
    }

    private Map<PointerValue, Row> lookUp(Identity identity, Set<Reference> references) {
        Map<String, Set<ParseValue>> idsByClass = references.stream()
                .map(Reference::pointer)
                .collect(groupingBy(
                        PointerValue::className,
                        LinkedHashMap::new,
                        mapping(pointer -> new StringValue(pointer.objectId()), toCollection(LinkedHashSet::new))));
        Map<PointerValue, Row> rows = new HashMap<>();
        idsByClass.forEach((className, ids) -> classes.toInclude(identity, className)
                .ifPresent(opened -> scans.find(
                                opened, new Constraint.In(OBJECT_ID, List.copyOf(ids)), List.of(), ids.size(), 0)
                        .forEach(row -> rows.put(row.pointer(), row))));
        return rows;
    }

    /** The pointers on the included paths, by the path at which each stands. */
    private static Map<FieldPath, Set<PointerValue>> pointers(Wanted wanted) {
        Map<FieldPath, Set<PointerValue>> pointers = new LinkedHashMap<>();
        Set<String> hidden = wanted.row().hidden();
        for (FieldPath path : wanted.shape().includes()) {
            String field = path.field();
            if (wanted.shape().wants(field) && !field.startsWith("_") && !hidden.contains(field)) {
                ObjectValue fields = wanted.row().object().document().fields();
                collect(fields, path.steps(), 0, pointers);
            }
        }
        return pointers;
    }

    private static void collect(
            ParseValue value, List<String> steps, int depth, Map<FieldPath, Set<PointerValue>> pointers) {
        if (value instanceof PointerValue pointer) {
            pointers.computeIfAbsent(new FieldPath(steps.subList(0, depth)), path -> new LinkedHashSet<>())
                    .add(pointer);
        } else if (value instanceof ArrayValue array) {
            array.elements().forEach(element -> collect(element, steps, depth, pointers));
        } else if (value instanceof ObjectValue object && depth < steps.size()) {
            ParseValue member = object.members().get(steps.get(depth));
            if (member != null) {
                collect(member, steps, depth + 1, pointers);
            }
        }
    }
}
