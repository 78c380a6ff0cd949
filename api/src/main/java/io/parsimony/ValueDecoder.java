package io.parsimony;

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
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Turns Parse's values into an application's; JSON null becomes empty, and null inside lists and maps. */
final class ValueDecoder implements ParseValue.Visitor<Optional<Object>> {
    private static final double LARGEST_EXACT_INTEGER = 9007199254740992.0; // 2^53

    private final Function<PointerValue, ParseObject> objectOf;
    private final Function<RelationValue, Object> relationOf;

    /**
     * A decoder of one object's values.
     *
     * @param objectOf the object that a pointer leads to
     * @param relationOf the relation that stands in the field
     */
    ValueDecoder(Function<PointerValue, ParseObject> objectOf, Function<RelationValue, Object> relationOf) {
        this.objectOf = objectOf;
        this.relationOf = relationOf;
    }

    @Override
    public Optional<Object> nullValue() {
        return Optional.empty();
    }

    @Override
    public Optional<Object> booleanValue(BooleanValue value) {
        return Optional.of(value.value());
    }

    /** The narrowest of Integer, Long and Double that holds the number, as a JSON library would read it. */
    @Override
    public Optional<Object> number(NumberValue value) {
        double number = value.value();
        if (number != Math.rint(number) || Math.abs(number) > LARGEST_EXACT_INTEGER) {
            return Optional.of(number);
        }
        long integer = (long) number;
        return integer == (int) integer ? Optional.of((int) integer) : Optional.of(integer);
    }

    @Override
    public Optional<Object> string(StringValue value) {
        return Optional.of(value.value());
    }

    @Override
    @SuppressWarnings("JavaUtilDate") // intentional: the type that Parse's SDK has for dates
    public Optional<Object> date(DateValue value) {
        return Optional.of(new Date(value.epochMillis()));
    }

    @Override
    public Optional<Object> bytes(BytesValue value) {
        return Optional.of(Base64.getDecoder().decode(value.base64()));
    }

    @Override
    public Optional<Object> geoPoint(GeoPointValue value) {
        return Optional.of(ParseGeoPoint.of(value));
    }

    @Override
    public Optional<Object> polygon(PolygonValue value) {
        return Optional.of(ParsePolygon.of(value));
    }

    @Override
    public Optional<Object> pointer(PointerValue value) {
        return Optional.of(objectOf.apply(value));
    }

    @Override
    public Optional<Object> relation(RelationValue value) {
        return Optional.of(relationOf.apply(value));
    }

    @Override
    public Optional<Object> file(FileValue value) {
        return Optional.of(value);
    }

    @Override
    public Optional<Object> array(ArrayValue value) {
        List<@Nullable Object> elements = new ArrayList<>(value.elements().size());
        for (ParseValue element : value.elements()) {
            elements.add(element.accept(this).orElse(null));
        }
        return Optional.of(Collections.unmodifiableList(elements));
    }

    @Override
    public Optional<Object> object(ObjectValue value) {
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        value.members()
                .forEach((key, member) -> members.put(key, member.accept(this).orElse(null)));
        return Optional.of(Collections.unmodifiableMap(members));
    }
}
