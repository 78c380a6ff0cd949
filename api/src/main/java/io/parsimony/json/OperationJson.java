package io.parsimony.json;

import static java.util.stream.Collectors.toUnmodifiableMap;

import io.parsimony.ParseException;
import io.parsimony.operation.FieldOperation;
import io.parsimony.value.ArrayValue;
import io.parsimony.value.NumberValue;
import io.parsimony.value.ObjectValue;
import io.parsimony.value.ParseValue;
import io.parsimony.value.PointerValue;
import io.parsimony.value.StringValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;
import tools.jackson.core.JsonGenerator;

/** What a write does to a field, in Parse's JSON form ({@code parse-semantics.md} section 2.2). */
public final class OperationJson {
    /** One row per {@code __op}. */
    private record Row(String name, Function<Members, FieldOperation> read) {}

    private static final Map<String, Row> ROWS = Stream.of(
                    new Row("Delete", json -> new FieldOperation.Delete()),
                    new Row("Increment", json -> new FieldOperation.Increment(json.amount())),
                    new Row("Add", json -> new FieldOperation.Add(json.objects())),
                    new Row("AddUnique", json -> new FieldOperation.AddUnique(json.objects())),
                    new Row("Remove", json -> new FieldOperation.Remove(json.objects())),
                    new Row("AddRelation", json -> new FieldOperation.ChangeRelation(json.pointers(), List.of())),
                    new Row("RemoveRelation", json -> new FieldOperation.ChangeRelation(List.of(), json.pointers())),
                    new Row("Batch", Members::batch))
            .collect(toUnmodifiableMap(Row::name, row -> row)); // a duplicate name fails at start

    private OperationJson() {}

    /**
     * Reads one field of a write's body: an operation, or a value to set.
     *
     * @param field the field, for messages
     * @param json the field's JSON
     * @throws ParseException INVALID_JSON (107) for a malformed operation, COMMAND_UNAVAILABLE (108) for an unknown one,
     *     INCORRECT_TYPE (111) for relation members that are no pointers or of several classes, and for a value of an unknown type
     */
    public static FieldOperation read(String field, ParseValue json) {
        if (!(json instanceof ObjectValue object)) {
            return new FieldOperation.Set(json);
        }
        ParseValue op = object.members().get("__op");
        if (op == null) {
            requireKnownType(field, object);
            return new FieldOperation.Set(json);
        }
        Row row = op instanceof StringValue name ? ROWS.get(name.value()) : null;
        if (row == null) {
            throw new ParseException(
                    ParseException.COMMAND_UNAVAILABLE,
                    "The operation " + (op instanceof StringValue name ? "'" + name.value() + "' " : "") + "on '"
                            + field + "' is not known; use one of " + String.join(", ", new TreeSet<>(ROWS.keySet())));
        }
        return row.read().apply(new Members(field, row.name(), object));
    }

    /** Writes the field's JSON: the value of a set, else {@code {"__op":…}}. */
    public static void write(FieldOperation operation, JsonGenerator out) {
        operation.accept(new OperationWriter(out));
    }

    private static void requireKnownType(String field, ObjectValue value) {
        if (value.members().get("__type") instanceof StringValue type) {
            throw new ParseException(
                    ParseException.INCORRECT_TYPE,
                    "A value of type '" + type.value() + "' can't be stored in '" + field + "'; the typed values are "
                            + TypedValues.known());
        }
    }

    /** The members of one operation's JSON. */
    private record Members(String field, String op, ObjectValue json) {
        double amount() {
            if (json.members().get("amount") instanceof NumberValue amount) {
                return amount.value();
            }
            throw malformed("a number 'amount'");
        }

        List<ParseValue> objects() {
            if (json.members().get("objects") instanceof ArrayValue objects) {
                return objects.elements();
            }
            throw malformed("an array 'objects'");
        }

        List<PointerValue> pointers() {
            List<PointerValue> pointers = new ArrayList<>();
            for (ParseValue object : objects()) {
                if (!(object instanceof PointerValue pointer)
                        || !pointer.className().equals(firstClass(pointers, pointer))) {
                    throw new ParseException(
                            ParseException.INCORRECT_TYPE,
                            op + " on '" + field + "' needs pointers to objects of one class");
                }
                pointers.add(pointer);
            }
            return pointers;
        }

        FieldOperation batch() {
            if (!(json.members().get("ops") instanceof ArrayValue ops)) {
                throw malformed("an array 'ops'");
            }
            FieldOperation merged = new FieldOperation.ChangeRelation(List.of(), List.of());
            for (ParseValue member : ops.elements()) {
                if (!(read(field, member) instanceof FieldOperation.ChangeRelation change)) {
                    throw malformed("members that are AddRelation or RemoveRelation");
                }
                merged = change.after(merged);
            }
            return merged;
        }

        private static String firstClass(List<PointerValue> pointers, PointerValue otherwise) {
            return pointers.isEmpty() ? otherwise.className() : pointers.get(0).className();
        }

        private ParseException malformed(String expected) {
            return new ParseException(ParseException.INVALID_JSON, op + " on '" + field + "' needs " + expected);
        }
    }
}
