package io.parsimony.engine.aggregate;

import io.parsimony.query.FieldPath;
import io.parsimony.value.ArrayValue;
import io.parsimony.value.ObjectValue;
import io.parsimony.value.ParseValue;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A value that is computed from a row. */
sealed interface Expression {
    /** The value; empty when it is missing. */
    Optional<ParseValue> of(ObjectValue row);

    /** The same for all rows. */
    record Constant(ParseValue value) implements Expression {
        @Override
        public Optional<ParseValue> of(ObjectValue row) {
            return Optional.of(value);
        }
    }

    /** What the row has at a path. */
    record AtPath(FieldPath path) implements Expression {
        @Override
        public Optional<ParseValue> of(ObjectValue row) {
            return Paths.follow(row, path.steps());
        }
    }

    /** The row itself. */
    record Root() implements Expression {
        @Override
        public Optional<ParseValue> of(ObjectValue row) {
            return Optional.of(row);
        }
    }

    /** An object of values; those that are missing are missing in it. */
    record Members(Map<String, Expression> members) implements Expression {
        public Members {
            members = Collections.unmodifiableMap(new LinkedHashMap<>(members)); // in the order of the JSON
        }

        @Override
        public Optional<ParseValue> of(ObjectValue row) {
            ObjectValue.Builder object = ObjectValue.builder();
            members.forEach((key, member) -> member.of(row).ifPresent(value -> object.put(key, value)));
            return Optional.of(object.build());
        }
    }

    /** An array of values; null stands for those that are missing. */
    record Elements(List<Expression> elements) implements Expression {
        public Elements {
            elements = List.copyOf(elements);
        }

        @Override
        public Optional<ParseValue> of(ObjectValue row) {
            return Optional.of(new ArrayValue(elements.stream()
                    .map(element -> element.of(row).orElse(ParseValue.NULL))
                    .toList()));
        }
    }

    /** A part of a date in UTC; null where there is no date. */
    record PartOfDate(DatePart part, Expression date) implements Expression {
        @Override
        public Optional<ParseValue> of(ObjectValue row) {
            return Optional.of(part.of(date.of(row).orElse(ParseValue.NULL)));
        }
    }
}
