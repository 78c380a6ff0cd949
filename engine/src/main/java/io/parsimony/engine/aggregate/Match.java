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
 */
record Match(Constraint ofObjects, Constraint ofRows) implements Stage {
    private static final Matcher MATCHER = new Matcher((owner, key, member) -> false);

    static Match read(ParseValue arguments, ClassSchema schema) {
        ObjectValue match = StageArguments.object("$match", arguments);
        return new Match(
                ConstraintJson.read(new MatchJson(schema, UnaryOperator.identity()).where(match)),
                ConstraintJson.read(new MatchJson(schema, RowCandidate::path).where(match)));
    }

    @Override
    public Stream<ObjectValue> apply(Stream<ObjectValue> rows) {
        return rows.filter(row -> MATCHER.matches(ofRows, RowCandidate.of(row)));
    }
}
