package io.parsimony.schema;

import static java.util.Objects.requireNonNull;

import io.parsimony.value.ArrayValue;
import io.parsimony.value.BooleanValue;
import io.parsimony.value.BytesValue;
import io.parsimony.value.DateValue;
import io.parsimony.value.FileValue;
import io.parsimony.value.GeoPointValue;
import io.parsimony.value.NumberValue;
import io.parsimony.value.ObjectValue;
import io.parsimony.value.ParseValue;
import io.parsimony.value.PointerValue;
import io.parsimony.value.PolygonValue;
import io.parsimony.value.RelationValue;
import io.parsimony.value.StringValue;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The type that a field got from the first non-null value ever written to it ({@code parse-semantics.md} section 1.5).
 *
 * @param kind Parse's type
 * @param targetClass the class that a pointer or relation leads to; null for all other kinds
 */
public record FieldType(Kind kind, @Nullable String targetClass) {

    /** Parse's type names; {@link #parseName()} is how the schema API spells them. */
    public enum Kind {
        STRING("String"),
        NUMBER("Number"),
        BOOLEAN("Boolean"),
        DATE("Date"),
        OBJECT("Object"),
        ARRAY("Array"),
        GEO_POINT("GeoPoint"),
        POLYGON("Polygon"),
        FILE("File"),
        BYTES("Bytes"),
        POINTER("Pointer"),
        RELATION("Relation");

        private final String parseName;

        Kind(String parseName) {
            this.parseName = parseName;
        }

        /** The name in Parse's JSON. */
        public String parseName() {
            return parseName;
        }
    }

    public static final FieldType STRING = new FieldType(Kind.STRING, null);
    public static final FieldType NUMBER = new FieldType(Kind.NUMBER, null);
    public static final FieldType BOOLEAN = new FieldType(Kind.BOOLEAN, null);
    public static final FieldType DATE = new FieldType(Kind.DATE, null);
    public static final FieldType OBJECT = new FieldType(Kind.OBJECT, null);
    public static final FieldType ARRAY = new FieldType(Kind.ARRAY, null);
    public static final FieldType GEO_POINT = new FieldType(Kind.GEO_POINT, null);
    public static final FieldType POLYGON = new FieldType(Kind.POLYGON, null);
    public static final FieldType FILE = new FieldType(Kind.FILE, null);
    public static final FieldType BYTES = new FieldType(Kind.BYTES, null);

    /** Pointers and relations have a target class, all others none. */
    public FieldType {
        boolean needsTarget = kind == Kind.POINTER || kind == Kind.RELATION;
        if (needsTarget != (targetClass != null)) {
            throw new IllegalArgumentException(kind + " with target class " + targetClass);
        }
    }

    public static FieldType pointerTo(String className) {
        return new FieldType(Kind.POINTER, requireNonNull(className));
    }

    public static FieldType relationTo(String className) {
        return new FieldType(Kind.RELATION, requireNonNull(className));
    }

    /** The type of a value; empty for null, which fits every type. */
    public static Optional<FieldType> of(ParseValue value) {
        return value.accept(TypeOfValue.INSTANCE);
    }

    /** As error messages say it: {@code Number}, {@code Pointer<Player>}. */
    @Override
    public String toString() {
        return targetClass == null ? kind.parseName() : kind.parseName() + "<" + targetClass + ">";
    }

    private enum TypeOfValue implements ParseValue.Visitor<Optional<FieldType>> {
        INSTANCE;

        @Override
        public Optional<FieldType> nullValue() {
            return Optional.empty();
        }

        @Override
        public Optional<FieldType> booleanValue(BooleanValue value) {
            return Optional.of(BOOLEAN);
        }

        @Override
        public Optional<FieldType> number(NumberValue value) {
            return Optional.of(NUMBER);
        }

        @Override
        public Optional<FieldType> string(StringValue value) {
            return Optional.of(STRING);
        }

        @Override
        public Optional<FieldType> date(DateValue value) {
            return Optional.of(DATE);
        }

        @Override
        public Optional<FieldType> bytes(BytesValue value) {
            return Optional.of(BYTES);
        }

        @Override
        public Optional<FieldType> geoPoint(GeoPointValue value) {
            return Optional.of(GEO_POINT);
        }

        @Override
        public Optional<FieldType> polygon(PolygonValue value) {
            return Optional.of(POLYGON);
        }

        @Override
        public Optional<FieldType> pointer(PointerValue value) {
            return Optional.of(pointerTo(value.className()));
        }

        @Override
        public Optional<FieldType> relation(RelationValue value) {
            return Optional.of(relationTo(value.className()));
        }

        @Override
        public Optional<FieldType> file(FileValue value) {
            return Optional.of(FILE);
        }

        @Override
        public Optional<FieldType> array(ArrayValue value) {
            return Optional.of(ARRAY);
        }

        @Override
        public Optional<FieldType> object(ObjectValue value) {
            return Optional.of(OBJECT);
        }
    }
}
