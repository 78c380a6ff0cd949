package io.parsimony.engine.plan;

import io.parsimony.engine.schema.BuiltInFields;
import io.parsimony.engine.schema.HiddenUserFields;
import io.parsimony.engine.security.Concealed;
import io.parsimony.engine.store.Target;
import io.parsimony.query.Constraint;
import io.parsimony.query.FieldPath;
import io.parsimony.schema.ClassSchema;
import io.parsimony.schema.FieldType;
import java.util.Optional;

/** Finds what the paths of a query on one class mean. */
final class PathBinder {
    private final ClassSchema schema;
    private final Concealed concealed;
    private final boolean isOpenToKeys;

    /** Of a query that asks for these objects of the class. */
    PathBinder(OpenedClass opened, Constraint where) {
        this.isOpenToKeys = opened.identity().isUnrestricted();
        this.schema = opened.schema();
        this.concealed = opened.concealedWhenAsking(where);
    }

    /**
     * Where the path leads.
     *
     * @throws io.parsimony.ParseException INVALID_KEY_NAME (105) for hidden fields, INVALID_QUERY (102) for the ACL and for a way
     *     through a pointer, OPERATION_FORBIDDEN (119) for a protected field
     */
    Place place(FieldPath path) {
        String field = path.field();
        if (field.startsWith("_") && !(isOpenToKeys && HiddenUserFields.isOpenToKeys(schema.className(), field))) {
            throw QueryErrors.hiddenField(schema.className(), path);
        }
        if (field.equals(BuiltInFields.ACL)) {
            throw QueryErrors.aclInWhere(schema.className());
        }
        if (concealed.forbidsAsking(field)) {
            throw QueryErrors.protectedField(schema.className(), field);
        }
        Optional<Target.BuiltIn> builtIn = builtIn(field);
        if (builtIn.isPresent()) {
            return path.isNested() ? Place.NOWHERE : new Place.At(builtIn.get());
        }
        return schema.field(field).map(type -> placeInField(path, type)).orElse(Place.NOWHERE);
    }

    private Place placeInField(FieldPath path, FieldType type) {
        Target.Field whole = new Target.Field(path.field(), type);
        if (type.kind() == FieldType.Kind.RELATION) {
            return Place.RELATION;
        }
        if (!path.isNested()) {
            return new Place.At(whole);
        }
        return switch (type.kind()) {
            case OBJECT, ARRAY -> new Place.At(new Target.Nested(path));
            case POINTER -> {
                if (path.inner().size() == 1 && path.inner().get(0).equals(BuiltInFields.OBJECT_ID)) {
                    yield new Place.IdOfPointer(whole);
                }
                throw QueryErrors.throughPointer(schema.className(), path);
            }
            case STRING, NUMBER, BOOLEAN, DATE, GEO_POINT, POLYGON, FILE, BYTES, RELATION -> Place.NOWHERE;
        };
    }

    private static Optional<Target.BuiltIn> builtIn(String field) {
        return switch (field) {
            case BuiltInFields.OBJECT_ID -> Optional.of(Target.BuiltIn.OBJECT_ID);
            case BuiltInFields.CREATED_AT -> Optional.of(Target.BuiltIn.CREATED_AT);
            case BuiltInFields.UPDATED_AT -> Optional.of(Target.BuiltIn.UPDATED_AT);
            default -> Optional.empty();
        };
    }
}
