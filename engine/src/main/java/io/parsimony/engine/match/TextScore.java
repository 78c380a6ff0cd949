package io.parsimony.engine.match;

import io.parsimony.engine.text.TextQuery;
import io.parsimony.query.Constraint;
import io.parsimony.query.FieldPath;
import io.parsimony.value.ArrayValue;
import io.parsimony.value.StringValue;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/** How well objects fit a full-text search. Thread-safe. */
public final class TextScore {
    private final FieldPath field;
    private final TextQuery query;

    /** The score of this search. */
    public TextScore(Constraint.Text constraint) {
        field = constraint.field();
        query = new TextQuery(constraint.search());
    }

    /** The highest score of the field's texts that are found; empty when none is. */
    public OptionalDouble of(Candidate candidate) {
        return ReachedValues.of(candidate, field).stream()
                .flatMap(value -> value instanceof ArrayValue array ? array.elements().stream() : Stream.of(value))
                .flatMap(value ->
                        value instanceof StringValue text ? Stream.of(query.score(text.value())) : Stream.empty())
                .filter(OptionalDouble::isPresent)
                .mapToDouble(OptionalDouble::getAsDouble)
                .max();
    }
}
