package io.parsimony.engine.plan;

import io.parsimony.ParseException;
import io.parsimony.engine.schema.SchemaCatalogue;
import io.parsimony.engine.schema.SessionFields;
import io.parsimony.engine.schema.SystemClasses;
import io.parsimony.engine.security.ClassAccess;
import io.parsimony.engine.security.ClassRights;
import io.parsimony.engine.security.Concealed;
import io.parsimony.engine.security.Identity;
import io.parsimony.engine.security.ProtectedFields;
import io.parsimony.engine.security.Reach;
import io.parsimony.query.Comparison;
import io.parsimony.query.Constraint;
import io.parsimony.query.FieldPath;
import io.parsimony.schema.ClassOperation;
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
    private static final Constraint IS_RESTRICTED =
            new Constraint.Compare(FieldPath.of(SessionFields.RESTRICTED), Comparison.EQUAL, new BooleanValue(true));

    private final SchemaCatalogue catalogue;
    private final ProtectedFields protectedFields;
    private final boolean clientClassCreation;

    /**
     * The catalogue's classes.
     *
     * @param protectedFields which of their fields are hidden from whom
     * @param clientClassCreation whether a class that does not exist reads as empty to callers without the master key; else 119
     */
    public QueriedClasses(SchemaCatalogue catalogue, ProtectedFields protectedFields, boolean clientClassCreation) {
        this.catalogue = catalogue;
        this.protectedFields = protectedFields;
        this.clientClassCreation = clientClassCreation;
    }

    /** A class for the engine itself: no permission applies. */
    public static OpenedClass forMaster(ClassSchema schema) {
        return new OpenedClass(Identity.master(), schema, true, ClassOperation.FIND, Reach.EVERY, Concealed.NOTHING);
    }

    /**
     * The class to look for objects in.
     *
     * @throws ParseException OPERATION_FORBIDDEN (119); OBJECT_NOT_FOUND (101) where the class wants a user and there is none;
     *     INVALID_SESSION_TOKEN (209) for sessions without a session
     */
    public OpenedClass toFind(Identity identity, String className) {
        ClassAccess.requireFind(identity, className);
        return opened(identity, className, ClassOperation.FIND);
    }

    /** As {@link #toFind}, by a query; one for an object by its id alone gets it. */
    public OpenedClass toFind(Identity identity, String className, Constraint where) {
        ClassAccess.requireFind(identity, className);
        return opened(identity, className, ConstraintParts.isById(where) ? ClassOperation.GET : ClassOperation.FIND);
    }

    /** As {@link #toFind}, to count its objects. */
    public OpenedClass toCount(Identity identity, String className) {
        ClassAccess.requireFind(identity, className);
        return opened(identity, className, ClassOperation.COUNT);
    }

    /** As {@link #toFind}, for an object whose id the caller knows. */
    public OpenedClass toGet(Identity identity, String className) {
        ClassAccess.requireGet(identity, className);
        return opened(identity, className, ClassOperation.GET);
    }

    /** As {@link #toGet}, for objects that others point to; empty when the class does not exist. */
    public Optional<OpenedClass> toInclude(Identity identity, String className) {
        ClassAccess.requireGet(identity, className);
        return catalogue.find(className).map(schema -> opened(identity, schema, true, ClassOperation.GET));
    }

    /** The class of relations' owners; empty when it does not exist, or the caller may get none of its objects. */
    Optional<OpenedClass> owners(Identity identity, String className) {
        try {
            return toInclude(identity, className);
        } catch (ParseException e) {
            return Optional
                    .empty(); // Parse: an owner that can't be read has no members, whatever keeps it from being read
        }
    }

    /**
     * The class as it is now, asked anew; empty when it is gone.
     *
     * @throws ParseException as when it was opened
     */
    public Optional<OpenedClass> again(OpenedClass opened) {
        return catalogue
                .find(opened.schema().className())
                .map(schema -> opened.identity() instanceof Identity.Master
                        ? forMaster(schema)
                        : opened(opened.identity(), schema, true, opened.operation()));
    }

    private OpenedClass opened(Identity identity, String className, ClassOperation operation) {
        Optional<ClassSchema> existing = existing(identity, className);
        return opened(
                identity, existing.orElseGet(() -> SystemClasses.newborn(className)), existing.isPresent(), operation);
    }

    private OpenedClass opened(Identity identity, ClassSchema schema, boolean isThere, ClassOperation operation) {
        return new OpenedClass(
                identity,
                schema,
                isThere,
                operation,
                ClassRights.of(identity, schema, operation),
                concealed(identity, schema));
    }

    /** What is hidden from the caller in objects of the class, whether it may read them or not. */
    public Concealed concealed(Identity identity, ClassSchema schema) {
        return protectedFields.of(identity, schema);
    }

    /** The same by the class's name; as the class would be born where it does not exist. */
    Concealed concealed(Identity identity, String className) {
        return concealed(identity, catalogue.find(className).orElseGet(() -> SystemClasses.newborn(className)));
    }

    private Optional<ClassSchema> existing(Identity identity, String className) {
        Optional<ClassSchema> schema = catalogue.find(className);
        if (schema.isEmpty()
                && !clientClassCreation
                && !identity.isUnrestricted()
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

    /** Whether the class exists. */
    boolean exists(String className) {
        return catalogue.find(className).isPresent();
    }

    /** Narrows the constraint to what the caller may find. Sessions have no ACL; whoever they belong to may read them. */
    public static Constraint allowed(Identity identity, String className, Constraint where) {
        if (identity.isUnrestricted() || !className.equals(SystemClasses.SESSION)) {
            return where;
        }
        if (!(identity instanceof Identity.User user)) {
            return new Constraint.And(List.of(where, new Constraint.Or(List.of())));
        }
        Constraint own =
                new Constraint.Compare(SESSION_USER, Comparison.EQUAL, new PointerValue(SystemClasses.USER, user.id()));
        return user.isRestricted()
                ? new Constraint.And(List.of(where, own, IS_RESTRICTED))
                : new Constraint.And(List.of(where, own));
    }
}
