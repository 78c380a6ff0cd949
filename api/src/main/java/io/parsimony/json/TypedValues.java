package io.parsimony.json;

import static java.util.stream.Collectors.joining;

import io.parsimony.ParseException;
import io.parsimony.value.ArrayValue;
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
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Function;

/** The values that JSON has no syntax for and Parse marks with {@code __type}. */
final class TypedValues {
    private static final Map<String, Function<ObjectValue, ParseValue>> DECODERS = Map.of(
            "Date", value -> new DateValue(IsoDates.parse(text(value, "Date", "iso", ParseException.INCORRECT_TYPE))),
            "Bytes", TypedValues::bytes,
            "GeoPoint", value -> new GeoPointValue(number(value, "latitude"), number(value, "longitude")),
            "Polygon", TypedValues::polygon,
            "Pointer",
                    value -> new PointerValue(
                            text(value, "Pointer", "className", ParseException.INCORRECT_TYPE),
                            text(value, "Pointer", "objectId", ParseException.INVALID_POINTER)),
            "Relation", value -> new RelationValue(text(value, "Relation", "className", ParseException.INCORRECT_TYPE)),
            "File", TypedValues::file);

    private TypedValues() {}

    /** The value that the object stands for; the object itself when it has no {@code __type} that names one. */
    static ParseValue decode(ObjectValue object) {
        if (object.members().get("__type") instanceof StringValue type) {
            Function<ObjectValue, ParseValue> decoder = DECODERS.get(type.value());
            return decoder == null ? object : decoder.apply(object);
        }
        return object;
    }

    /** The known type names, for messages. */
    static String known() {
        return new TreeSet<>(DECODERS.keySet()).stream().collect(joining(", "));
    }

    private static ParseValue bytes(ObjectValue value) {
        String base64 = text(value, "Bytes", "base64", ParseException.INCORRECT_TYPE);
        try {
            return new BytesValue(
                    Base64.getEncoder().encodeToString(Base64.getDecoder().decode(base64)));
        } catch (IllegalArgumentException e) {
            throw new ParseException(ParseException.INCORRECT_TYPE, "A Bytes value's 'base64' is no base64", e);
        }
    }

    private static ParseValue polygon(ObjectValue value) {
        if (!(value.members().get("coordinates") instanceof ArrayValue coordinates)) {
            throw malformed("A Polygon needs 'coordinates', an array of [latitude, longitude] pairs");
        }
        List<GeoPointValue> ring = new ArrayList<>();
        for (ParseValue point : coordinates.elements()) {
            if (point instanceof GeoPointValue geoPoint) {
                ring.add(geoPoint);
            } else if (point instanceof ArrayValue pair
                    && pair.elements().size() == 2
                    && pair.elements().get(0) instanceof NumberValue latitude
                    && pair.elements().get(1) instanceof NumberValue longitude) {
                ring.add(new GeoPointValue(latitude.value(), longitude.value()));
            } else {
                throw malformed("A Polygon's 'coordinates' must be [latitude, longitude] pairs");
            }
        }
        return new PolygonValue(ring);
    }

    private static ParseValue file(ObjectValue value) {
        String name = text(value, "File", "name", ParseException.INCORRECT_TYPE);
        return new FileValue(name, value.members().get("url") instanceof StringValue url ? url.value() : null);
    }

    private static String text(ObjectValue value, String type, String key, int code) {
        if (value.members().get(key) instanceof StringValue text
                && !text.value().isEmpty()) {
            return text.value();
        }
        throw new ParseException(code, "A " + type + " needs a string '" + key + "' that is not empty");
    }

    private static double number(ObjectValue value, String key) {
        if (value.members().get(key) instanceof NumberValue number) {
            return number.value();
        }
        throw malformed("A GeoPoint needs a number '" + key + "'");
    }

    private static ParseException malformed(String message) {
        return new ParseException(ParseException.INCORRECT_TYPE, message);
    }
}
