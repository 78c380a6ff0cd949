package io.parsimony.engine.role;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.parsimony.backend.FetchedObject;
import io.parsimony.engine.read.ObjectReader;
import io.parsimony.engine.schema.RoleFields;
import io.parsimony.engine.schema.SystemClasses;
import io.parsimony.query.Comparison;
import io.parsimony.query.Constraint;
import io.parsimony.query.FieldPath;
import io.parsimony.value.Acl;
import io.parsimony.value.ParseValue;
import io.parsimony.value.PointerValue;
import io.parsimony.value.StringValue;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.LongSupplier;

/**
 * Which principals a user stands for: itself, everybody, and the roles that it has, directly or because one of them contains another
 * ({@code parse-semantics.md} section 4.5). What was found is kept until some role changes. Thread-safe.
 */
public final class RoleMemberships {
    private static final int KEPT_USERS = 10_000;
    private static final FieldPath USERS = FieldPath.of(RoleFields.USERS);
    private static final FieldPath ROLES = FieldPath.of(RoleFields.ROLES);
    private static final String PREFIX = "role:";

    private final ObjectReader reader;
    private final LongSupplier changes;
    private final Cache<String, Known> known =
            Caffeine.newBuilder().maximumSize(KEPT_USERS).build();

    /** What was found when so many changes of roles had been announced. */
    private record Known(long changes, Set<String> principals) {}

    /**
     * Memberships in the roles that the reader reads.
     *
     * @param changes how often changes of roles were announced
     */
    public RoleMemberships(ObjectReader reader, LongSupplier changes) {
        this.reader = reader;
        this.changes = changes;
    }

    /** Whom ACLs and classes may grant something to, for it to be granted to the user; the same instance until a role changes. */
    public Set<String> principals(String userId) {
        long now = changes.getAsLong(); // before reading, so that what is read is no older
        Known found = known.getIfPresent(userId);
        if (found == null || found.changes() < now) {
            found = new Known(now, read(userId));
            known.put(userId, found);
        }
        return found.principals();
    }

    /** Breadth first: one query per level of the hierarchy. A role that was met before is not followed again, so cycles end. */
    private Set<String> read(String userId) {
        Set<String> principals = new HashSet<>(Set.of(Acl.PUBLIC, userId));
        Set<String> met = new HashSet<>();
        List<ParseValue> level = enter(
                new Constraint.Compare(USERS, Comparison.EQUAL, new PointerValue(SystemClasses.USER, userId)),
                met,
                principals);
        while (!level.isEmpty()) {
            level = enter(new Constraint.In(ROLES, level), met, principals);
        }
        return Set.copyOf(principals);
    }

    /** Adds the roles that match; answers those that are new. */
    private List<ParseValue> enter(Constraint where, Set<String> met, Set<String> principals) {
        List<ParseValue> entered = new ArrayList<>();
        for (FetchedObject role : reader.all(SystemClasses.ROLE, where)) {
            if (met.add(role.objectId())) {
                entered.add(new PointerValue(SystemClasses.ROLE, role.objectId()));
                if (role.document().fields().members().get(RoleFields.NAME) instanceof StringValue name) {
                    principals.add(PREFIX + name.value());
                }
            }
        }
        return entered;
    }
}
