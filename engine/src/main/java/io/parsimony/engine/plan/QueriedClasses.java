package io.parsimony.engine.plan;

import io.parsimony.engine.schema.SchemaCatalogue;
import io.parsimony.engine.schema.SessionFields;
import io.parsimony.engine.schema.SystemClasses;
import io.parsimony.engine.security.ClassAccess;
import io.parsimony.engine.security.Identity;
import io.parsimony.query.Comparison;
import io.parsimony.query.Constraint;
import io.parsimony.query.FieldPath;
import io.parsimony.schema.ClassSchema;
import io.parsimony.schema.FieldType;
import io.parsimony.value.BooleanValue;
import io.parsimony.value.PointerValue;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Which classes a caller may look for objects in, and for which of them beside what ACLs say. A query and the queries inside it ask
 * here, so that they have the same rights.
 */
public final class QueriedClasses {
    private static final FieldPath SESSION_USER = FieldPath.of(SessionFields.USER);
    private static final Constraint RESTRICTED_SESSION = new Constraint.Compare(
            FieldPath.of(SessionFields.RESTRICTED), Comparison.EQUAL, new BooleanValue(true));

    private final SchemaCatalogue catalogue;
    private final boolean clientClassCreation;

    /**
     * The catalogue's classes.
     *
     * @param clientClassCreation whether a class that does not exist reads as empty to callers without the master key; else 119
     */
    public QueriedClasses(SchemaCatalogue catalogue, boolean clientClassCreation) {
        this.catalogue = catalogue;
        this.clientClassCreation = clientClassCreation;
    }

    /**
     * The class to look for objects in; empty when nothing was ever written to it.
     *
     * @throws io.parsimony.ParseException OPERATION_FORBIDDEN (119); INVALID_SESSION_TOKEN (209) for sessions without a session
     */
    public Optional<ClassSchema> toFind(Identity identity, String className) {
        ClassAccess.requireFind(identity, className);
        return existing(identity, className);
    }

    /** As {@link #toFind}, for an object whose id the caller knows. */
    public Optional<ClassSchema> toGet(Identity identity, String className) {
        ClassAccess.requireGet(identity, className);
        return existing(identity, className);
    }

    private Optional<ClassSchema> existing(Identity identity, String className) {
        Optional<ClassSchema> schema = catalogue.find(className);
        if (schema.isEmpty()
                && !clientClassCreation
                && !identity.isMaster()
                && !SystemClasses.isSystemClass(className)) {
            throw QueryErrors.unknownClass(className);
        }
        return schema;
    }

    /** The class of the members, where the key is a relation of the class; else the class itself. */
    public String redirected(String className, @Nullable String key) {
        return key == null
                ? className
                : catalogue
                        .find(className)
                        .orElseGet(() -> SystemClasses.newborn(className))
                        .field(key)
                        .filter(type -> type.kind() == FieldType.Kind.RELATION)
                        .flatMap(type -> Optional.ofNullable(type.targetClass()))
                        .orElse(className);
    }

    /** The type of a class's field, as far as they exist. */
    Optional<FieldType> field(String className, String field) {
        return catalogue.find(className).flatMap(schema -> schema.field(field));
    }

    /** Whether the class exists. */
    boolean exists(String className) {
        return catalogue.find(className).isPresent();
    }

    /** Narrows the constraint to what the caller may find. Sessions have no ACL; whoever they belong to may read them. */
    public static Constraint allowed(Identity identity, String className, Constraint where) {
        if (identity.isMaster() || !className.equals(SystemClasses.SESSION)) {
            return where;
        }
        if (!(identity instanceof Identity.User user)) {
            return new Constraint.Or(List.of());
        }
        Constraint own =
                new Constraint.Compare(SESSION_USER, Comparison.EQUAL, new PointerValue(SystemClasses.USER, user.id()));
        return new Constraint.And(
                user.isRestricted() ? List.of(where, own, RESTRICTED_SESSION) : List.of(where, own));
    }
}
