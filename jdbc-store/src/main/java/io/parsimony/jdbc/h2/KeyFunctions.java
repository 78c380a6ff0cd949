package io.parsimony.jdbc.h2;

import io.parsimony.json.ValueJson;
import io.parsimony.value.ArrayValue;
import io.parsimony.value.DateValue;
import io.parsimony.value.ParseValue;
import io.parsimony.value.PointerValue;
import io.parsimony.value.StringValue;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What objects of two classes can have in common, as SQL functions. The keys of one object, and its values, are their JSON joined by
 * commas, null when there are none: so the keys of many objects are put together by putting commas between them. All are deterministic.
 */
public final class KeyFunctions {
    private KeyFunctions() {}

    /** The keys at the path: of an array each element; null counts for nothing. */
    public static @Nullable String at(byte[] document, String path) {
        return joined(Documents.at(document, path).stream().flatMap(KeyFunctions::elements));
    }

    /** A string as a key or value. */
    public static @Nullable String ofText(@Nullable String text) {
        return text == null ? null : joined(Stream.of(new StringValue(text)));
    }

    /** A date as a key or value. */
    public static @Nullable String ofMillis(@Nullable Long millis) {
        return millis == null ? null : joined(Stream.of(new DateValue(millis)));
    }

    /** A pointer as a key. */
    public static @Nullable String ofPointer(String className, @Nullable String objectId) {
        return objectId == null ? null : joined(Stream.of(new PointerValue(className, objectId)));
    }

    /** A pointer as values: a key that is its bare objectId equals it too. */
    public static @Nullable String valuesOfPointer(String className, @Nullable String objectId) {
        return objectId == null
                ? null
                : joined(Stream.of(new PointerValue(className, objectId), new StringValue(objectId)));
    }

    /**
     * Whether a value is a key. Nothing asks this any more, but the script that made the database's function of it still runs.
     *
     * @param keys a JSON array
     */
    public static boolean share(@Nullable String values, String keys) {
        return values != null && values(values).stream().anyMatch(Operands.alternatives(keys)::contains);
    }

    /** The values of such a text. */
    static List<ParseValue> values(String joined) {
        return ((ArrayValue) ValueJson.read("[" + joined + "]")).elements();
    }

    /** The objectIds of pointers to objects of the class at the path, those in arrays too. */
    public static String[] pointerIdsAt(byte[] document, String path, String className) {
        return withElements(Documents.at(document, path))
                .map(value -> value instanceof PointerValue pointer
                                && pointer.className().equals(className)
                        ? pointer.objectId()
                        : null)
                .filter(Objects::nonNull)
                .toArray(String[]::new);
    }

    /** The strings at the path, those in arrays too. */
    public static String[] textsAt(byte[] document, String path) {
        return withElements(Documents.at(document, path))
                .map(value -> value instanceof StringValue text ? text.value() : null)
                .filter(Objects::nonNull)
                .toArray(String[]::new);
    }

    private static Stream<ParseValue> withElements(List<ParseValue> values) {
        return values.stream()
                .flatMap(value -> value instanceof ArrayValue
                        ? Stream.concat(Stream.of(value), elements(value))
                        : Stream.of(value));
    }

    private static Stream<ParseValue> elements(ParseValue value) {
        return value instanceof ArrayValue array ? array.elements().stream() : Stream.of(value);
    }

    private static @Nullable String joined(Stream<ParseValue> values) {
        String text = values.filter(value -> !value.equals(ParseValue.NULL))
                .map(ValueJson::write)
                .collect(Collectors.joining(","));
        return text.isEmpty() ? null : text;
    }
}
