package io.parsimony.jdbc.dialect;

import io.parsimony.json.ValueJson;
import io.parsimony.value.StringValue;
import java.util.List;
import java.util.Set;
import org.jooq.Field;
import org.jooq.JSONB;
import org.jooq.Param;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/**
 * A path of a document as PostgreSQL reads it. Its jsonpath means what Parse means: in lax mode a step through an array leads into each
 * element. Two things it can't say: a step that is a number means an array's index too, and no step leads into typed values but that to
 * a Pointer's objectId. Where a path may meet these, a function of ours finds the values, and the jsonpath looks at what it found.
 *
 * @param path steps joined by dots
 * @param steps the same
 */
record JsonPath(String path, List<String> steps) {
    /** The names of the members of typed values. */
    private static final Set<String> TYPED =
            Set.of("__type", "iso", "base64", "latitude", "longitude", "coordinates", "className", "name", "url");

    static JsonPath of(String path) {
        return new JsonPath(path, List.of(path.split("\\.", -1)));
    }

    static JsonPath of(Param<String> path) {
        return of(String.valueOf(path.getValue()));
    }

    /** Whether it names a field, and nothing inside of one. */
    boolean isField() {
        return steps.size() == 1;
    }

    /** The field's value; of a path of one step. */
    Field<JSONB> field(Field<?> document) {
        return DSL.field("({0} -> {1})", SQLDataType.JSONB, document, DSL.inline(path));
    }

    /** What {@link #of()} starts at. */
    Field<?> root(Field<?> document) {
        return isSayable()
                ? document
                : DSL.function(
                        io.parsimony.jdbc.layout.Tables.function("values_at"),
                        SQLDataType.JSONB,
                        document,
                        DSL.inline(path));
    }

    /** The jsonpath to the values. */
    Field<?> of() {
        return filtered("");
    }

    /** The jsonpath to the values, and to the elements of arrays there, that pass a filter. */
    Field<?> where(String filter) {
        return filtered(" ? (" + filter + ")");
    }

    private Field<?> filtered(String filter) {
        return DSL.field("cast({0} as jsonpath)", SQLDataType.OTHER, DSL.inline(text() + filter));
    }

    private String text() {
        if (!isSayable()) {
            return "$[*]";
        }
        StringBuilder text = new StringBuilder("$");
        steps.forEach(step -> text.append('.').append(ValueJson.write(new StringValue(step))));
        return text.toString();
    }

    private boolean isSayable() {
        return steps.subList(1, steps.size()).stream().noneMatch(step -> TYPED.contains(step) || isNumber(step));
    }

    private static boolean isNumber(String step) {
        return step.chars().allMatch(c -> c >= '0' && c <= '9');
    }
}
