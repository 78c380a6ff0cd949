package io.parsimony.engine.read;

import io.parsimony.backend.FetchedObject;
import io.parsimony.backend.JsonDocument;
import io.parsimony.engine.auth.AuthDataChange;
import io.parsimony.engine.schema.HiddenUserFields;
import io.parsimony.engine.schema.SystemClasses;
import io.parsimony.engine.store.StoredObject;
import io.parsimony.query.FieldPath;
import io.parsimony.schema.ClassSchema;
import io.parsimony.schema.FieldType;
import io.parsimony.value.PointerValue;
import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Shows stored objects of one class to a caller: hides what is not theirs to see or was not asked for. For one request. */
final class Presentation {
    private final ClassSchema schema;
    private final Shape shape;
    private final Map<String, String> relations;
    private final boolean hasPointers;
    private final boolean showsInternals;
    /** What is shown of the document of a user who shows its authData. */
    private final UnaryOperator<JsonDocument> ofUser;

    /** What the last object showed, which most others of its class do too. */
    private @Nullable Shown last;

    /** What is shown where so much is hidden. */
    private record Shown(Set<String> hidden, @Nullable Set<String> visible, Map<String, String> relations) {}

    /**
     * Shows objects of one class.
     *
     * @param first one of them
     * @param ofUser what is shown of the document of a user who shows its authData
     */
    Presentation(Row first, Shape shape, UnaryOperator<JsonDocument> ofUser) {
        this.ofUser = ofUser;
        this.schema = first.schema();
        this.shape = shape;
        this.showsInternals = first.concealed().showsInternals();
        this.relations = relations(schema, shape);
        this.hasPointers = schema.fields().values().stream().anyMatch(type -> type.kind() == FieldType.Kind.POINTER);
    }

    private static Map<String, String> relations(ClassSchema schema, Shape shape) {
        Map<String, String> relations = new LinkedHashMap<>();
        schema.fields().forEach((name, type) -> {
            if (type.kind() == FieldType.Kind.RELATION && type.targetClass() != null && shape.wants(name)) {
                relations.put(name, type.targetClass());
            }
        });
        return Map.copyOf(relations);
    }

    FetchedObject present(Row row, Map<FieldPath, Map<PointerValue, FetchedObject>> included) {
        StoredObject object = row.object();
        Set<String> hidden = hidden(row);
        Shown shown = shown(hidden);
        return new FetchedObject(
                schema.className(),
                object.objectId(),
                Instant.ofEpochMilli(object.createdAtMillis()),
                Instant.ofEpochMilli(object.updatedAtMillis()),
                object.acl(),
                document(object, hidden),
                shown.relations(),
                shown.visible(),
                included);
    }

    /** Intentional: all documents but such users' go on as they are. */
    private JsonDocument document(StoredObject object, Set<String> hidden) {
        boolean showsAuthData = schema.className().equals(SystemClasses.USER)
                && shape.wants(AuthDataChange.FIELD)
                && !hidden.contains(AuthDataChange.FIELD);
        return showsAuthData ? ofUser.apply(object.document()) : object.document();
    }

    private Set<String> hidden(Row row) {
        Set<String> hidden = row.hidden();
        Set<String> nullPointers =
                hasPointers ? NullPointers.in(schema, row.object().document()) : Set.of();
        if (nullPointers.isEmpty()) {
            return hidden;
        }
        Set<String> all = new HashSet<>(hidden);
        all.addAll(nullPointers);
        return all;
    }

    private Shown shown(Set<String> hidden) {
        Shown known = last;
        if (known != null && known.hidden().equals(hidden)) {
            return known;
        }
        Map<String, String> shownRelations = new LinkedHashMap<>(relations);
        shownRelations.keySet().removeAll(hidden);
        Shown shown = new Shown(hidden, visible(hidden), shownRelations);
        last = shown;
        return shown;
    }

    /** The fields that may be shown; null for all that are not hidden by their name. */
    private @Nullable Set<String> visible(Set<String> hidden) {
        if (hidden.isEmpty() && shape.wantsAll() && !showsInternals) {
            return null;
        }
        Set<String> visible = shape.fields(schema.fields().keySet());
        visible.removeIf(field -> field.startsWith("_") && !isInternalShown(field));
        visible.removeAll(hidden);
        return Set.copyOf(visible);
    }

    private boolean isInternalShown(String field) {
        return showsInternals && HiddenUserFields.isOpenToKeys(schema.className(), field);
    }
}
