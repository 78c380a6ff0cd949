package io.parsimony.cli.query;

import io.parsimony.backend.FetchedObject;
import io.parsimony.backend.ObjectJson;
import io.parsimony.cli.TextOf;
import io.parsimony.cli.TextTable;
import io.parsimony.json.IsoDates;
import io.parsimony.json.ValueJson;
import io.parsimony.value.DateValue;
import io.parsimony.value.GeoPointValue;
import io.parsimony.value.NumberValue;
import io.parsimony.value.ObjectValue;
import io.parsimony.value.ParseValue;
import io.parsimony.value.PointerValue;
import io.parsimony.value.RelationValue;
import io.parsimony.value.StringValue;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Found objects for people: a column per field, long values cut. */
final class ResultTable {
    private static final int LONGEST_CELL = 40;
    private static final Set<String> NOT_FIELDS = Set.of("createdAt", "updatedAt", "ACL");

    private ResultTable() {}

    /**
     * The lines.
     *
     * @param named fields that the query names; of the built-in ones only these are shown
     */
    static List<String> lines(List<FetchedObject> found, Set<String> named) {
        List<Map<String, ParseValue>> rows = found.stream()
                .map(object -> ValueJson.read(ObjectJson.write(object)))
                .map(json -> ((ObjectValue) json).members())
                .toList();
        Set<String> columns = new LinkedHashSet<>();
        columns.add("objectId");
        columns.addAll(columns(rows, named));
        return lines(rows, columns.toArray(String[]::new));
    }

    /**
     * The lines of rows that are no objects.
     *
     * @param named of the built-in fields only these are shown
     */
    static List<String> ofRows(List<Map<String, ParseValue>> rows, Set<String> named) {
        return lines(rows, columns(rows, named).toArray(String[]::new));
    }

    private static List<String> lines(List<Map<String, ParseValue>> rows, String[] columns) {
        TextTable table = new TextTable(columns);
        for (Map<String, ParseValue> row : rows) {
            @Nullable Object[] cells = new @Nullable Object[columns.length];
            for (int i = 0; i < columns.length; i++) {
                ParseValue value = row.get(columns[i]);
                cells[i] = value == null ? null : cell(value);
            }
            table.row(cells);
        }
        return table.lines();
    }

    private static Set<String> columns(List<Map<String, ParseValue>> rows, Set<String> named) {
        Set<String> columns = new LinkedHashSet<>();
        for (Map<String, ParseValue> row : rows) {
            row.forEach((field, value) -> {
                if (!(value instanceof RelationValue) && (!NOT_FIELDS.contains(field) || named.contains(field))) {
                    columns.add(field);
                }
            });
        }
        return columns;
    }

    private static Object cell(ParseValue value) {
        return value instanceof NumberValue ? new TextTable.Figure(ValueJson.write(value)) : text(value);
    }

    /** A value as a cell shows it. */
    static String text(ParseValue value) {
        String text;
        if (value instanceof StringValue string) {
            text = string.value();
        } else if (value instanceof DateValue date) {
            text = IsoDates.format(date.epochMillis());
        } else if (value instanceof PointerValue pointer) {
            text = pointer.className() + ":" + pointer.objectId();
        } else if (value instanceof GeoPointValue point) {
            text = ValueJson.write(new NumberValue(point.latitude())) + ", "
                    + ValueJson.write(new NumberValue(point.longitude()));
        } else {
            text = ValueJson.write(value);
        }
        return TextOf.cut(TextOf.oneLine(text), LONGEST_CELL);
    }
}
