package io.parsimony.jdbc.layout;

import io.parsimony.value.ParseValue;
import java.util.function.Function;
import org.jooq.DataType;
import org.jspecify.annotations.Nullable;

/**
 * A column that repeats a field's value, or a part of it, in a SQL type, so that a scan need not parse documents. SQL NULL
 * stands for null and missing alike.
 *
 * @param suffix what follows the field's column name
 * @param type its SQL type
 * @param fill the SQL function that takes the value out of a document
 * @param value the same from a value; null from a value of another type
 */
public record TypedColumn(String suffix, DataType<?> type, String fill, Function<ParseValue, @Nullable Object> value) {}
