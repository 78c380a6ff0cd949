package io.parsimony.engine.read;

import io.parsimony.backend.FetchedObject;
import io.parsimony.backend.JsonDocument;
import io.parsimony.engine.auth.AuthDataChange;
import io.parsimony.engine.auth.ShownAuthData;
import io.parsimony.engine.schema.ProtectedFields;
import io.parsimony.engine.schema.SystemClasses;
import io.parsimony.engine.security.Identity;
import io.parsimony.engine.store.StoredObject;
import io.parsimony.query.FieldPath;
import io.parsimony.schema.ClassSchema;
import io.parsimony.schema.FieldType;
import io.parsimony.value.PointerValue;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Shows a stored object to a caller: hides what is not theirs to see or was not asked for. */
final class Presentation {
    private static final String SESSION_TOKEN = "sessionToken";

    /** What is the same for all objects of a class that a request asks for. */
    record View(
            Identity identity, ClassSchema schema, Shape shape, Map<String, String> relations, boolean hasPointers) {
        static View of(Identity identity, ClassSchema schema, Shape shape) {
            boolean hasPointers =
                    schema.fields().values().stream().anyMatch(type -> type.kind() == FieldType.Kind.POINTER);
            return new View(identity, schema, shape, Presentation.relations(schema, shape), hasPointers);
        }
    }

    private final ShownAuthData shownAuthData;

    Presentation(ShownAuthData shownAuthData) {
        this.shownAuthData = shownAuthData;
    }

    FetchedObject present(View view, Row row, Map<FieldPath, Map<PointerValue, FetchedObject>> included) {
        StoredObject object = row.object();
        return new FetchedObject(
                row.schema().className(),
                object.objectId(),
                Instant.ofEpochMilli(object.createdAtMillis()),
                Instant.ofEpochMilli(object.updatedAtMillis()),
                object.acl(),
                document(view, row),
                view.relations(),
                visible(view, row).orElse(null),
                included);
    }

    /** Intentional: of a user who shows its authData alone; all other documents go on as they are. */
    private JsonDocument document(View view, Row row) {
        JsonDocument document = row.object().document();
        boolean showsAuthData = row.schema().className().equals(SystemClasses.USER)
                && view.shape().wants(AuthDataChange.FIELD)
                && !concealed(view.identity(), row).contains(AuthDataChange.FIELD);
        return showsAuthData ? shownAuthData.of(view.identity(), document) : document;
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

    /** The fields that may be shown; empty for all that are not hidden by their name. */
    private static Optional<Set<String>> visible(View view, Row row) {
        Shape shape = view.shape();
        Set<String> concealed = concealed(view.identity(), row);
        Set<String> nullPointers =
                view.hasPointers() ? NullPointers.in(row.schema(), row.object().document()) : Set.of();
        if (concealed.isEmpty() && nullPointers.isEmpty() && shape.wantsAll()) {
            return Optional.empty();
        }
        Set<String> visible = shape.fields(row.schema().fields().keySet());
        visible.removeIf(field -> field.startsWith("_"));
        visible.removeAll(concealed);
        visible.removeAll(nullPointers);
        return Optional.of(visible);
    }

    private static Set<String> concealed(Identity identity, Row row) {
        String className = row.schema().className();
        String objectId = row.object().objectId();
        if (identity.isMaster()) {
            return Set.of();
        }
        if (className.equals(SystemClasses.SESSION)) {
            boolean isCurrent =
                    identity instanceof Identity.User user && user.sessionId().equals(objectId);
            return isCurrent ? Set.of() : Set.of(SESSION_TOKEN);
        }
        boolean isSelf = className.equals(SystemClasses.USER)
                && identity.userId().filter(objectId::equals).isPresent();
        return isSelf ? Set.of() : ProtectedFields.of(className);
    }
}
