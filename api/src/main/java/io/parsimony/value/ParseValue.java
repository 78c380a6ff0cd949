package io.parsimony.value;

/**
 * One value of Parse's data model, immutable. JSON null is a value ({@link #NULL}); an absent field is absence.
 *
 * <p>The JSON forms are those of {@code parse-semantics.md} section 1.1, read and written by {@code io.parsimony.json}.
 */
public sealed interface ParseValue
        permits NullValue,
                BooleanValue,
                NumberValue,
                StringValue,
                DateValue,
                BytesValue,
                GeoPointValue,
                PolygonValue,
                PointerValue,
                RelationValue,
                FileValue,
                ArrayValue,
                ObjectValue {

    /** JSON null: a value that may be stored in a field of any type. */
    ParseValue NULL = new NullValue();

    /** Calls the visitor's method for this value's kind. */
    <R> R accept(Visitor<R> visitor);

    /** One method per kind of value and no defaults, so that a new kind stops the build in every consumer. */
    interface Visitor<R> {
        R nullValue();

        R booleanValue(BooleanValue value);

        R number(NumberValue value);

        R string(StringValue value);

        R date(DateValue value);

        R bytes(BytesValue value);

        R geoPoint(GeoPointValue value);

        R polygon(PolygonValue value);

        R pointer(PointerValue value);

        R relation(RelationValue value);

        R file(FileValue value);

        R array(ArrayValue value);

        R object(ObjectValue value);
    }
}
