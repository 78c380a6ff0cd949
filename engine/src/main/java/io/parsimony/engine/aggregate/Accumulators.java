package io.parsimony.engine.aggregate;

import io.parsimony.engine.match.ValueOrder;
import io.parsimony.value.ArrayValue;
import io.parsimony.value.NullValue;
import io.parsimony.value.NumberValue;
import io.parsimony.value.ParseValue;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The accumulators of {@code $group}, by name. */
final class Accumulators {
    private static final Map<String, Supplier<Accumulator>> BY_NAME = Map.of(
            "$sum", Sum::new,
            "$avg", Average::new,
            "$min", () -> new Extreme(ValueOrder.ACROSS_TYPES),
            "$max", () -> new Extreme(ValueOrder.ACROSS_TYPES.reversed()),
            "$count", Count::new,
            "$first", () -> new End(false),
            "$last", () -> new End(true),
            "$push", () -> new Gathered(new ArrayList<>()),
            "$addToSet", () -> new Gathered(new LinkedHashSet<>()));

    private Accumulators() {}

    static Optional<Supplier<Accumulator>> find(String name) {
        return Optional.ofNullable(BY_NAME.get(name));
    }

    static Set<String> names() {
        return BY_NAME.keySet();
    }

    /** Of numbers; all else counts for nothing. */
    private static final class Sum implements Accumulator {
        private double sum;

        @Override
        public void add(Optional<ParseValue> value) {
            sum += value.orElse(ParseValue.NULL) instanceof NumberValue number ? number.value() : 0;
        }

        @Override
        public ParseValue result() {
            return new NumberValue(sum);
        }
    }

    /** Of numbers; null when there are none. */
    private static final class Average implements Accumulator {
        private double sum;
        private long count;

        @Override
        public void add(Optional<ParseValue> value) {
            if (value.orElse(ParseValue.NULL) instanceof NumberValue number) {
                sum += number.value();
                count++;
            }
        }

        @Override
        public ParseValue result() {
            return count == 0 ? ParseValue.NULL : new NumberValue(sum / count);
        }
    }

    /** The first in an order; null when all are null or missing. */
    private static final class Extreme implements Accumulator {
        private final Comparator<ParseValue> order;
        private @Nullable ParseValue first;

        Extreme(Comparator<ParseValue> order) {
            this.order = order;
        }

        @Override
        public void add(Optional<ParseValue> value) {
            ParseValue candidate = value.orElse(ParseValue.NULL);
            if (!(candidate instanceof NullValue) && (first == null || order.compare(candidate, first) < 0)) {
                first = candidate;
            }
        }

        @Override
        public ParseValue result() {
            return first == null ? ParseValue.NULL : first;
        }
    }

    /** How many rows. */
    private static final class Count implements Accumulator {
        private long count;

        @Override
        public void add(Optional<ParseValue> value) {
            count++;
        }

        @Override
        public ParseValue result() {
            return new NumberValue(count);
        }
    }

    /** The value of the first row or of the last; null when it is missing there. */
    private static final class End implements Accumulator {
        private final boolean isLast;
        private @Nullable ParseValue end;

        End(boolean isLast) {
            this.isLast = isLast;
        }

        @Override
        public void add(Optional<ParseValue> value) {
            if (isLast || end == null) {
                end = value.orElse(ParseValue.NULL);
            }
        }

        @Override
        public ParseValue result() {
            return end == null ? ParseValue.NULL : end;
        }
    }

    /** All values that are there, null too, in the order of the rows. */
    private static final class Gathered implements Accumulator {
        private final Collection<ParseValue> values;

        Gathered(Collection<ParseValue> values) {
            this.values = values;
        }

        @Override
        public void add(Optional<ParseValue> value) {
            value.ifPresent(values::add);
        }

        @Override
        public ParseValue result() {
            return new ArrayValue(new ArrayList<>(values));
        }
    }
}
