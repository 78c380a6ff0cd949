package io.parsimony.engine.aggregate;

import io.parsimony.engine.match.Matcher;
import io.parsimony.json.ConstraintJson;
import io.parsimony.query.Constraint;
import io.parsimony.schema.ClassSchema;
import io.parsimony.value.ObjectValue;
import io.parsimony.value.ParseValue;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * {@code $match}.
 *
 * @param ofObjects the constraint, of a class's objects
 * @param ofRows the same, of rows
 * @param matcher looks at rows
 */
record Match(Constraint ofObjects, Constraint ofRows, Matcher matcher) implements Stage {
    static Match read(ParseValue arguments, ClassSchema schema, Matcher matcher) {
        ObjectValue match = StageArguments.object("$match", arguments);
        return new Match(
                ConstraintJson.read(new MatchJson(schema, UnaryOperator.identity()).where(match)),
                ConstraintJson.read(new MatchJson(schema, RowCandidate::path).where(match)),
                matcher);
    }

    @Override
    public Stream<ObjectValue> apply(Stream<ObjectValue> rows) {
        return rows.filter(row -> matcher.matches(ofRows, RowCandidate.of(row)));
    }
}
