package io.parsimony.backend;

import io.parsimony.query.FieldPath;
import io.parsimony.value.Acl;
import io.parsimony.value.PointerValue;
import java.time.Instant;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An object as the caller may see it. Its document stays JSON until somebody reads a field: a gateway can splice it into an
 * answer without decoding, the Java API decodes on first use.
 *
 * @param className its class
 * @param objectId its id
 * @param createdAt when it was created
 * @param updatedAt when it was last changed
 * @param acl who may read and write it; null when it has none
 * @param document its fields; keys outside {@code visible} are still in it and must not be shown
 * @param relations relation fields and the class of their members; they are shown though they are not in the document
 * @param visible the fields that may be shown; null for all but those that begin with {@code _}
 * @param included per included path, relative to this object, what its pointers resolved to. A pointer on such a path that is
 *     not in the map could not be resolved and is not shown at all
 */
public record FetchedObject(
        String className,
        String objectId,
        Instant createdAt,
        Instant updatedAt,
        @Nullable Acl acl,
        JsonDocument document,
        Map<String, String> relations,
        @Nullable Set<String> visible,
        Map<FieldPath, Map<PointerValue, FetchedObject>> included) {
    /** Copies the collections. */
    public FetchedObject {
        relations = Map.copyOf(relations);
        visible = visible == null ? null : Set.copyOf(visible);
        included = included.isEmpty() ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(included));
    }

    /** The same object showing what either of two does, for one that two included paths lead to. */
    public FetchedObject showingAlso(FetchedObject other) {
        if (other.equals(this)) {
            return this;
        }
        Set<String> both = null;
        if (visible != null && other.visible != null) {
            both = new HashSet<>(visible);
            both.addAll(other.visible);
        }
        Map<FieldPath, Map<PointerValue, FetchedObject>> all = new LinkedHashMap<>(included);
        other.included.forEach((path, targets) -> all.merge(path, targets, (mine, theirs) -> {
            Map<PointerValue, FetchedObject> merged = new LinkedHashMap<>(mine);
            theirs.forEach((pointer, target) -> merged.merge(pointer, target, FetchedObject::showingAlso));
            return merged;
        }));
        return new FetchedObject(className, objectId, createdAt, updatedAt, acl, document, relations, both, all);
    }

    /** Whether the field may be shown. */
    public boolean shows(String field) {
        return visible == null ? !field.startsWith("_") : visible.contains(field);
    }
}
