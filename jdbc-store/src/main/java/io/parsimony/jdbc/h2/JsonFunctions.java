package io.parsimony.jdbc.h2;

import io.parsimony.query.Comparison;
import io.parsimony.value.ArrayValue;
import io.parsimony.value.BooleanValue;
import io.parsimony.value.DateValue;
import io.parsimony.value.NumberValue;
import io.parsimony.value.ParseValue;
import io.parsimony.value.StringValue;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Conditions on documents and their order, as SQL functions. A document is canonical JSON in UTF-8, a path steps joined by
 * dots, an operand a value's JSON. All are deterministic and answer yes or no, never null.
 */
public final class JsonFunctions {
    private JsonFunctions() {}

    /**
     * Whether a value at the path, or an element of an array there, compares so with the operand.
     *
     * @param comparison the name of a {@link Comparison}
     */
    public static boolean compares(byte[] document, String path, String comparison, String operand) {
        Comparison op = Comparison.valueOf(comparison);
        if (op == Comparison.EQUAL && isWithoutTrace(document, operand)) {
            return false;
        }
        ParseValue right = Operands.value(operand);
        return anyOrElement(document, path, left -> holds(left, op, right));
    }

    /** Whether the document can't hold the operand: looking for some bytes takes a third of the time that reading a document does. */
    private static boolean isWithoutTrace(byte[] document, String operand) {
        Optional<String> trace = Operands.trace(operand);
        return trace.isPresent() && !new String(document, StandardCharsets.ISO_8859_1).contains(trace.get());
    }

    /** Whether a value at the path, or an element of an array there, is an element of the operand. */
    public static boolean isOneOf(byte[] document, String path, String alternatives) {
        Set<ParseValue> wanted = Operands.alternatives(alternatives);
        return anyOrElement(document, path, wanted::contains)
                || (wanted.contains(ParseValue.NULL) && isNull(document, path));
    }

    /** Whether an array at the path has no element but those of the operand. */
    public static boolean isContainedBy(byte[] document, String path, String values) {
        Set<ParseValue> allowed = Operands.alternatives(values);
        return Documents.at(document, path).stream()
                .anyMatch(value -> value instanceof ArrayValue array && allowed.containsAll(array.elements()));
    }

    /** Whether the path is missing or null, or an array there has a null element. */
    public static boolean isNull(byte[] document, String path) {
        List<ParseValue> values = Documents.at(document, path);
        return values.isEmpty() || anyOrElement(values, ParseValue.NULL::equals);
    }

    /** Whether the path is there, be it null. */
    public static boolean isThere(byte[] document, String path) {
        return !Documents.at(document, path).isEmpty();
    }

    /** Whether a string at the path, or in an array there, starts so. */
    public static boolean startsWith(byte[] document, String path, String prefix) {
        return anyOrElement(
                document,
                path,
                value -> value instanceof StringValue text && text.value().startsWith(prefix));
    }

    /**
     * The value at the path as bytes whose order is Parse's order of values.
     *
     * @param descending whether an array stands for its largest element and not its smallest
     * @return null, the smallest of all, for missing, null and an empty array
     */
    public static byte @Nullable [] sortKey(byte[] document, String path, boolean descending) {
        byte @Nullable [] best = null;
        for (ParseValue value : Documents.at(document, path)) {
            List<ParseValue> candidates = value instanceof ArrayValue array ? array.elements() : List.of(value);
            for (ParseValue candidate : candidates) {
                byte[] key = SortKeys.of(candidate);
                if (best == null || (Arrays.compareUnsigned(key, best) < 0) != descending) {
                    best = key;
                }
            }
        }
        return best == null || Arrays.equals(best, SortKeys.of(ParseValue.NULL)) ? null : best;
    }

    static boolean anyOrElement(byte[] document, String path, Predicate<ParseValue> test) {
        return anyOrElement(Documents.at(document, path), test);
    }

    private static boolean anyOrElement(List<ParseValue> values, Predicate<ParseValue> test) {
        for (ParseValue value : values) {
            if (test.test(value)) {
                return true;
            }
            if (value instanceof ArrayValue array && array.elements().stream().anyMatch(test)) {
                return true;
            }
        }
        return false;
    }

    private static boolean holds(ParseValue left, Comparison op, ParseValue right) {
        if (op == Comparison.EQUAL) {
            return left.equals(right);
        }
        if (left instanceof NumberValue a && right instanceof NumberValue b) {
            return holds(Double.compare(a.value(), b.value()), op);
        }
        if (left instanceof StringValue a && right instanceof StringValue b) {
            return holds(CodePoints.compare(a.value(), b.value()), op);
        }
        if (left instanceof DateValue a && right instanceof DateValue b) {
            return holds(Long.compare(a.epochMillis(), b.epochMillis()), op);
        }
        if (left instanceof BooleanValue a && right instanceof BooleanValue b) {
            return holds(Boolean.compare(a.value(), b.value()), op);
        }
        return false; // values of different types never compare, and other types have no order
    }

    private static boolean holds(int order, Comparison op) {
        return switch (op) {
            case EQUAL -> order == 0;
            case LESS_THAN -> order < 0;
            case LESS_THAN_OR_EQUAL -> order <= 0;
            case GREATER_THAN -> order > 0;
            case GREATER_THAN_OR_EQUAL -> order >= 0;
        };
    }
}
