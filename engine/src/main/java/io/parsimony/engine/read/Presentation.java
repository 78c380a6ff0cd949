package io.parsimony.engine.read;

import io.parsimony.backend.FetchedObject;
import io.parsimony.engine.schema.ProtectedFields;
import io.parsimony.engine.schema.SystemClasses;
import io.parsimony.engine.security.Identity;
import io.parsimony.engine.store.StoredObject;
import io.parsimony.query.FieldPath;
import io.parsimony.schema.ClassSchema;
import io.parsimony.schema.FieldType;
import io.parsimony.value.PointerValue;
import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Shows a stored object to a caller: hides what is not theirs to see or was not asked for. */
final class Presentation {
    private static final String SESSION_TOKEN = "sessionToken";

    FetchedObject present(
            Identity identity, Row row, Shape shape, Map<FieldPath, Map<PointerValue, FetchedObject>> included) {
        StoredObject object = row.object();
        return new FetchedObject(
                row.schema().className(),
                object.objectId(),
                Instant.ofEpochMilli(object.createdAtMillis()),
                Instant.ofEpochMilli(object.updatedAtMillis()),
                object.acl(),
                object.document(),
                relations(row.schema(), shape),
                visible(identity, row, shape).orElse(null),
                included);
    }

    private static Map<String, String> relations(ClassSchema schema, Shape shape) {
        Map<String, String> relations = Map.of();
        for (Map.Entry<String, FieldType> field : schema.fields().entrySet()) {
            String targetClass = field.getValue().targetClass();
            if (field.getValue().kind() == FieldType.Kind.RELATION
                    && targetClass != null
                    && shape.wants(field.getKey())) {
                relations = relations.isEmpty() ? new LinkedHashMap<>() : relations; // few classes have any
                relations.put(field.getKey(), targetClass);
            }
        }
        return relations;
    }

    /** The fields that may be shown; empty for all that are not hidden by their name. */
    private static Optional<Set<String>> visible(Identity identity, Row row, Shape shape) {
        Set<String> concealed = concealed(identity, row);
        Set<String> nullPointers = NullPointers.in(row.schema(), row.object().document());
        if (concealed.isEmpty() && nullPointers.isEmpty() && shape.keys() == null) {
            return Optional.empty();
        }
        Set<String> visible = new HashSet<>(
                shape.fields().orElseGet(() -> row.schema().fields().keySet()));
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
