package io.parsimony.engine.aggregate;

import io.parsimony.value.ArrayValue;
import io.parsimony.value.ObjectValue;
import io.parsimony.value.ParseValue;
import io.parsimony.value.StringValue;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Reads expressions: {@code "$path"}, constants, objects and arrays of expressions, parts of dates. */
final class ExpressionReader {
    private static final String LITERAL = "$literal";

    private ExpressionReader() {}

    /**
     * Reads an expression.
     *
     * @param stage the stage that it stands in
     */
    static Expression read(String stage, ParseValue json) {
        if (json instanceof StringValue text && text.value().startsWith("$")) {
            return path(stage, text.value());
        }
        if (json instanceof ArrayValue array) {
            return new Expression.Elements(array.elements().stream()
                    .map(element -> read(stage, element))
                    .toList());
        }
        return json instanceof ObjectValue object ? object(stage, object) : new Expression.Constant(json);
    }

    private static Expression path(String stage, String text) {
        if (text.equals("$$ROOT")) {
            return new Expression.Root();
        }
        if (text.startsWith("$$")) {
            throw AggregateErrors.unknownOperator(stage, text, Set.of("$$ROOT"));
        }
        return new Expression.AtPath(Paths.parse(text.substring(1)));
    }

    private static Expression object(String stage, ObjectValue object) {
        if (!isOperator(object)) {
            Map<String, Expression> members = new LinkedHashMap<>();
            object.members().forEach((key, member) -> members.put(key, read(stage, member)));
            return new Expression.Members(members);
        }
        String operator = object.members().keySet().iterator().next();
        ParseValue operand = object.members().values().iterator().next();
        if (operator.equals(LITERAL)) {
            return new Expression.Constant(operand);
        }
        DatePart part = DatePart.byOperator().get(operator);
        if (part == null || object.members().size() > 1) {
            Set<String> known = new TreeSet<>(DatePart.operators());
            known.add(LITERAL);
            throw AggregateErrors.unknownOperator(stage, operator, known);
        }
        return new Expression.PartOfDate(part, read(stage, operand));
    }

    /** Whether the object says what to compute, and is no object of values. */
    static boolean isOperator(ObjectValue object) {
        return !object.members().isEmpty()
                && object.members().keySet().iterator().next().startsWith("$");
    }
}
