package io.parsimony;

import io.parsimony.value.ArrayValue;
import io.parsimony.value.BooleanValue;
import io.parsimony.value.BytesValue;
import io.parsimony.value.DateValue;
import io.parsimony.value.NumberValue;
import io.parsimony.value.ObjectValue;
import io.parsimony.value.ParseValue;
import io.parsimony.value.PointerValue;
import io.parsimony.value.StringValue;
import java.lang.reflect.Array;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Turns an application's values into Parse's, copying them; how an object becomes a pointer is the caller's matter. */
final class ValueEncoder {
    /** Deeper values are refused: nobody writes them by hand, and a list that contains itself has no end. */
    private static final int MAX_DEPTH = 1_000;

    private final Function<ParseObject, PointerValue> pointerTo;

    ValueEncoder(Function<ParseObject, PointerValue> pointerTo) {
        this.pointerTo = pointerTo;
    }

    /**
     * The value; null stands for JSON null.
     *
     * @throws ParseException INVALID_JSON (107) for a value nested too deep, a number that a double can't hold or a key that is
     *     no string; INCORRECT_TYPE (111) for a Java type that Parse has no counterpart of
     */
    ParseValue encode(@Nullable Object value) {
        return encode(value, 0);
    }

    List<ParseValue> encodeAll(Collection<?> values) {
        List<ParseValue> encoded = new ArrayList<>(values.size());
        for (Object value : values) {
            encoded.add(encode(value, 1));
        }
        return encoded;
    }

    @SuppressWarnings("JavaUtilDate") // intentional: the type that Parse's SDK has for dates
    private ParseValue encode(@Nullable Object value, int depth) {
        if (depth > MAX_DEPTH) {
            throw new ParseException(
                    ParseException.INVALID_JSON,
                    "The value nests deeper than " + MAX_DEPTH + " levels; does a list or map contain itself?");
        }
        if (value == null) {
            return ParseValue.NULL;
        } else if (value instanceof CharSequence text) {
            return new StringValue(text.toString());
        } else if (value instanceof Number number) {
            return number(number);
        } else if (value instanceof Boolean truth) {
            return new BooleanValue(truth);
        } else if (value instanceof Date date) {
            return new DateValue(date.getTime());
        } else if (value instanceof Instant instant) {
            return date(instant);
        } else if (value instanceof byte[] bytes) {
            return new BytesValue(Base64.getEncoder().encodeToString(bytes));
        } else if (value instanceof ParseGeoPoint point) {
            return point.toValue();
        } else if (value instanceof ParsePolygon polygon) {
            return polygon.toValue();
        } else if (value instanceof ParseObject object) {
            return pointerTo.apply(object);
        } else if (value instanceof Map<?, ?> map) {
            return object(map, depth);
        } else if (value instanceof Collection<?> collection) {
            return array(collection, depth);
        } else if (value.getClass().isArray()) {
            return array(elements(value), depth);
        }
        throw unknown(value);
    }

    private ParseValue object(Map<?, ?> map, int depth) {
        Map<String, ParseValue> members = new LinkedHashMap<>();
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            if (!(entry.getKey() instanceof String key)) {
                throw new ParseException(ParseException.INVALID_JSON, "The keys of a map must be strings");
            }
            members.put(key, encode(entry.getValue(), depth + 1));
        }
        return new ObjectValue(members);
    }

    private ParseValue array(Collection<?> collection, int depth) {
        List<ParseValue> elements = new ArrayList<>(collection.size());
        for (Object element : collection) {
            elements.add(encode(element, depth + 1));
        }
        return new ArrayValue(elements);
    }

    private static List<@Nullable Object> elements(Object array) {
        List<@Nullable Object> elements = new ArrayList<>();
        for (int i = 0; i < Array.getLength(array); i++) {
            elements.add(Array.get(array, i));
        }
        return elements;
    }

    private static ParseValue date(Instant instant) {
        try {
            return DateValue.of(instant);
        } catch (ArithmeticException e) {
            throw new ParseException(ParseException.INVALID_JSON, "The date is too far away to be stored", e);
        }
    }

    private static ParseValue number(Number number) {
        // intentional: a float's shortest decimal, so that 0.1f is stored as 0.1
        double value = number instanceof Float ? Double.parseDouble(number.toString()) : number.doubleValue();
        boolean isInteger = number instanceof Long || number instanceof BigInteger || number instanceof AtomicLong;
        if (isInteger
                && Double.isFinite(value)
                && new BigDecimal(value).compareTo(new BigDecimal(number.toString())) != 0) {
            throw new ParseException(
                    ParseException.INVALID_JSON,
                    "The integer is beyond 2^53 and would lose digits: Parse's numbers are doubles; store a string");
        }
        return new NumberValue(value);
    }

    private static ParseException unknown(Object value) {
        String type = value.getClass().getName();
        String advice =
                "use a String, Number, Boolean, Date, Instant, byte[], List, Map, ParseGeoPoint, ParsePolygon or"
                        + " ParseObject";
        if (value instanceof ParseACL) {
            advice = "use setACL";
        } else if (value instanceof ParseRelation) {
            advice = "change the relation through getRelation(key)";
        }
        return new ParseException(
                ParseException.INCORRECT_TYPE, "A value of type " + type + " can't be stored; " + advice);
    }
}
