package io.parsimony.jdbc.layout;

import static java.util.Map.entry;

import io.parsimony.jdbc.geo.CellNumber;
import io.parsimony.schema.FieldType;
import io.parsimony.schema.FieldType.Kind;
import io.parsimony.value.BooleanValue;
import io.parsimony.value.DateValue;
import io.parsimony.value.GeoPointValue;
import io.parsimony.value.NumberValue;
import io.parsimony.value.ParseValue;
import io.parsimony.value.PointerValue;
import io.parsimony.value.StringValue;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jooq.DataType;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;

/** Which types have typed columns. A Pointer needs its objectId alone, since the schema fixes the class. */
public final class TypedColumns {
    /** Ends the name of a GeoPoint's latitude column. */
    public static final String LATITUDE = ".lat";

    /** Ends the name of a GeoPoint's longitude column. */
    public static final String LONGITUDE = ".lng";

    /** Ends the name of the column with the number of a GeoPoint's cell. */
    public static final String CELL = ".cell";

    private static final Map<Kind, List<TypedColumn>> BY_KIND = Map.ofEntries(
            entry(Kind.STRING, List.of(column(SQLDataType.VARCHAR, "text", StringValue.class, StringValue::value))),
            entry(Kind.NUMBER, List.of(column(SQLDataType.DOUBLE, "number", NumberValue.class, NumberValue::value))),
            entry(Kind.BOOLEAN, List.of(column(SQLDataType.BOOLEAN, "truth", BooleanValue.class, BooleanValue::value))),
            entry(Kind.DATE, List.of(column(SQLDataType.BIGINT, "millis", DateValue.class, DateValue::epochMillis))),
            entry(
                    Kind.POINTER,
                    List.of(column(SQLDataType.VARCHAR, "pointer_id", PointerValue.class, PointerValue::objectId))),
            entry(
                    Kind.GEO_POINT,
                    List.of(
                            geo(LATITUDE, SQLDataType.DOUBLE, "latitude", GeoPointValue::latitude),
                            geo(LONGITUDE, SQLDataType.DOUBLE, "longitude", GeoPointValue::longitude),
                            geo(
                                    CELL,
                                    SQLDataType.BIGINT,
                                    "cell",
                                    point -> CellNumber.of(point.latitude(), point.longitude())))));

    private TypedColumns() {}

    /** The columns of a field of this type; empty when documents alone hold it. */
    public static List<TypedColumn> of(FieldType type) {
        return BY_KIND.getOrDefault(type.kind(), List.of());
    }

    private static <T extends ParseValue> TypedColumn column(
            DataType<?> type, String fill, Class<T> valueType, Function<T, Object> value) {
        return new TypedColumn("", type, fill, only(valueType, value));
    }

    private static TypedColumn geo(
            String suffix, DataType<?> type, String fill, Function<GeoPointValue, Object> value) {
        return new TypedColumn(suffix, type, fill, only(GeoPointValue.class, value));
    }

    private static <T extends ParseValue> Function<ParseValue, @Nullable Object> only(
            Class<T> type, Function<T, Object> value) {
        return any -> type.isInstance(any) ? value.apply(type.cast(any)) : null;
    }
}
