package io.parsimony.engine.match;

import io.parsimony.json.ValueJson;
import io.parsimony.value.ArrayValue;
import io.parsimony.value.BooleanValue;
import io.parsimony.value.DateValue;
import io.parsimony.value.NullValue;
import io.parsimony.value.NumberValue;
import io.parsimony.value.ParseValue;
import io.parsimony.value.PointerValue;
import io.parsimony.value.StringValue;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.OptionalInt;

/** How values compare: within a type for constraints, across types for orderings ({@code parse-semantics.md} 3.4 and 3.12). */
public final class ValueOrder implements Comparator<ParseValue> {
    /** Smallest first: null, numbers, strings, objects, arrays, booleans, dates. */
    public static final ValueOrder ACROSS_TYPES = new ValueOrder();

    private ValueOrder() {}

    /** The order of two values of one type that has an order; empty for all others. */
    static OptionalInt withinType(ParseValue left, ParseValue right) {
        if (left instanceof NumberValue a && right instanceof NumberValue b) {
            return OptionalInt.of(Double.compare(a.value(), b.value()));
        }
        if (left instanceof StringValue a && right instanceof StringValue b) {
            return OptionalInt.of(byCodePoint(a.value(), b.value()));
        }
        if (left instanceof DateValue a && right instanceof DateValue b) {
            return OptionalInt.of(Long.compare(a.epochMillis(), b.epochMillis()));
        }
        if (left instanceof BooleanValue a && right instanceof BooleanValue b) {
            return OptionalInt.of(Boolean.compare(a.value(), b.value()));
        }
        return OptionalInt.empty();
    }

    @Override
    public int compare(ParseValue left, ParseValue right) {
        int byType = Integer.compare(rank(left), rank(right));
        return byType != 0 ? byType : withinType(left, right).orElseGet(() -> structures(left, right));
    }

    private static int rank(ParseValue value) {
        if (value instanceof NullValue) {
            return 0;
        }
        if (value instanceof NumberValue) {
            return 1;
        }
        if (value instanceof StringValue) {
            return 2;
        }
        if (value instanceof ArrayValue) {
            return 4;
        }
        if (value instanceof BooleanValue) {
            return 5;
        }
        return value instanceof DateValue ? 6 : 3; // whatever is an object in JSON
    }

    private int structures(ParseValue left, ParseValue right) {
        if (left instanceof PointerValue a && right instanceof PointerValue b) {
            int byClass = byCodePoint(a.className(), b.className());
            return byClass != 0 ? byClass : byCodePoint(a.objectId(), b.objectId());
        }
        if (left instanceof ArrayValue a && right instanceof ArrayValue b) {
            return lists(a.elements(), b.elements());
        }
        return byCodePoint(ValueJson.write(left), ValueJson.write(right));
    }

    private int lists(List<ParseValue> left, List<ParseValue> right) {
        Iterator<ParseValue> rights = right.iterator();
        for (ParseValue value : left) {
            if (!rights.hasNext()) {
                return 1;
            }
            int order = compare(value, rights.next());
            if (order != 0) {
                return order;
            }
        }
        return rights.hasNext() ? -1 : 0;
    }

    private static int byCodePoint(String left, String right) {
        int[] a = left.codePoints().toArray();
        int[] b = right.codePoints().toArray();
        return Arrays.compare(a, b);
    }
}
