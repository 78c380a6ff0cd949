package io.parsimony.tests.property;

import io.parsimony.value.Acl;
import io.parsimony.value.ObjectValue;
import io.parsimony.value.PointerValue;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The objects of two classes that point to each other. Each has the same fields, of which {@code p} is a pointer and {@code r} a
 * relation to the other class.
 *
 * @param outer objects of the class that is asked, in the order of their creation
 * @param inner objects of the other class
 */
record World(List<Draft> outer, List<Draft> inner) {
    static final String OUTER = "Outer";
    static final String INNER = "Inner";
    static final String RELATION = "r";
    /** What the clock shows. */
    static final Instant NOW = Instant.parse("2015-06-30T16:29:25.123Z");

    World {
        outer = List.copyOf(outer);
        inner = List.copyOf(inner);
    }

    static String other(String className) {
        return className.equals(OUTER) ? INNER : OUTER;
    }

    List<Draft> of(String className) {
        return switch (className) {
            case OUTER -> outer;
            case INNER -> inner;
            default -> List.of(); // of a class that was never made
        };
    }

    World with(String className, List<Draft> drafts) {
        return className.equals(OUTER) ? new World(drafts, inner) : new World(outer, drafts);
    }

    /** Whether the class knows its relation. */
    boolean hasRelation(String className) {
        return of(className).stream().anyMatch(draft -> draft.memberIds() != null);
    }

    /**
     * An object to be saved.
     *
     * @param createdAt milliseconds since 1970, and its updatedAt too
     * @param fields all but the relation
     * @param acl null for none
     * @param memberIds objectIds in its relation, some of objects that are not there; null: its relation was never set
     */
    record Draft(
            String objectId,
            long createdAt,
            ObjectValue fields,
            @Nullable Acl acl,
            @Nullable Set<String> memberIds) {
        /** An object that makes its class without the fields of others. */
        static Draft bare(String objectId) {
            return new Draft(
                    objectId, 0, new ObjectValue(Map.of("first", new io.parsimony.value.NumberValue(1))), null, null);
        }

        Draft withFields(ObjectValue fewer) {
            return new Draft(objectId, createdAt, fewer, acl, memberIds);
        }

        Draft withoutMembers() {
            return new Draft(objectId, createdAt, fields, acl, null);
        }

        Draft withoutAcl() {
            return new Draft(objectId, createdAt, fields, null, memberIds);
        }

        Stream<PointerValue> members(String className) {
            return memberIds == null ? Stream.empty() : memberIds.stream().map(id -> new PointerValue(className, id));
        }
    }
}
