package io.parsimony.json;

import io.parsimony.ParseException;
import io.parsimony.query.Constraint;
import io.parsimony.value.ParseValue;
import io.parsimony.value.StringValue;
import java.util.Optional;

/** {@code $regex} with the {@code $options} beside it; "starts with" as the SDKs write it is a constraint of its own. */
final class RegexReader implements Operators.Reader {
    @Override
    public Optional<Constraint> read(Operators.Context context, String name, ParseValue operand) {
        if (!(operand instanceof StringValue pattern)) {
            throw Operators.mismatch(ParseException.INVALID_QUERY, context, name, "a string", operand);
        }
        String options = options(context);
        Optional<Constraint> prefix = options.isEmpty()
                ? QuotedPrefix.parse(pattern.value()).map(text -> new Constraint.StartsWith(context.field(), text))
                : Optional.empty();
        return prefix.or(() -> Optional.of(new Constraint.Matches(context.field(), pattern.value(), options)));
    }

    private static String options(Operators.Context context) {
        ParseValue operand = context.siblings().getOrDefault("$options", new StringValue(""));
        if (!(operand instanceof StringValue letters)) {
            throw Operators.mismatch(ParseException.INVALID_QUERY, context, "$options", "a string", operand);
        }
        return letters.value();
    }
}
