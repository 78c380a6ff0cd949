package io.parsimony.jdbc.h2;

import io.parsimony.jdbc.geo.CellNumber;
import io.parsimony.value.BooleanValue;
import io.parsimony.value.DateValue;
import io.parsimony.value.GeoPointValue;
import io.parsimony.value.NumberValue;
import io.parsimony.value.ParseValue;
import io.parsimony.value.PointerValue;
import io.parsimony.value.StringValue;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What typed columns are filled with from documents, as SQL functions: null where the field is missing or null. */
public final class ColumnFunctions {
    private ColumnFunctions() {}

    /** A String. */
    public static @Nullable String text(byte[] document, String field) {
        return only(document, field, StringValue.class).map(StringValue::value).orElse(null);
    }

    /** A Number. */
    public static @Nullable Double number(byte[] document, String field) {
        return only(document, field, NumberValue.class).map(NumberValue::value).orElse(null);
    }

    /** A Boolean. */
    public static @Nullable Boolean truth(byte[] document, String field) {
        return only(document, field, BooleanValue.class)
                .map(BooleanValue::value)
                .orElse(null);
    }

    /** A Date's milliseconds since 1970. */
    public static @Nullable Long millis(byte[] document, String field) {
        return only(document, field, DateValue.class)
                .map(DateValue::epochMillis)
                .orElse(null);
    }

    /** The objectId of a Pointer. */
    public static @Nullable String pointerId(byte[] document, String field) {
        return only(document, field, PointerValue.class)
                .map(PointerValue::objectId)
                .orElse(null);
    }

    /** A GeoPoint's latitude in degrees. */
    public static @Nullable Double latitude(byte[] document, String field) {
        return only(document, field, GeoPointValue.class)
                .map(GeoPointValue::latitude)
                .orElse(null);
    }

    /** A GeoPoint's longitude in degrees. */
    public static @Nullable Double longitude(byte[] document, String field) {
        return only(document, field, GeoPointValue.class)
                .map(GeoPointValue::longitude)
                .orElse(null);
    }

    /** The number of the cell that holds a GeoPoint. */
    public static @Nullable Long cell(byte[] document, String field) {
        return only(document, field, GeoPointValue.class)
                .map(point -> CellNumber.of(point.latitude(), point.longitude()))
                .orElse(null);
    }

    private static <T extends ParseValue> Optional<T> only(byte[] document, String field, Class<T> type) {
        return Documents.at(document, field).stream()
                .filter(type::isInstance)
                .map(type::cast)
                .findFirst();
    }
}
