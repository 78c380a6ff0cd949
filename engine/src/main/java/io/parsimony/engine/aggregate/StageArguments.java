package io.parsimony.engine.aggregate;

import io.parsimony.query.FieldPath;
import io.parsimony.value.NumberValue;
import io.parsimony.value.ObjectValue;
import io.parsimony.value.ParseValue;
import io.parsimony.value.StringValue;
import java.util.LinkedHashMap;
import java.util.Map;

/** What stages are given, checked; a mistake is 102 and names the stage. */
final class StageArguments {
    private StageArguments() {}

    static ObjectValue object(String stage, ParseValue arguments) {
        if (arguments instanceof ObjectValue object) {
            return object;
        }
        throw AggregateErrors.malformed(stage, "an object");
    }

    /** An object that is not empty, with its members' paths written out: {@code {"a":{"b":1}}} is {@code {"a.b":1}}. */
    static Map<FieldPath, ParseValue> byPath(String stage, ParseValue arguments) {
        Map<FieldPath, ParseValue> byPath = new LinkedHashMap<>();
        flatten("", object(stage, arguments), byPath);
        if (byPath.isEmpty()) {
            throw AggregateErrors.malformed(stage, "at least one field");
        }
        return byPath;
    }

    private static void flatten(String prefix, ObjectValue object, Map<FieldPath, ParseValue> byPath) {
        object.members().forEach((key, member) -> {
            if (member instanceof ObjectValue inner
                    && !inner.members().isEmpty()
                    && !ExpressionReader.isOperator(inner)) {
                flatten(prefix + key + ".", inner, byPath);
            } else {
                byPath.put(Paths.parse(prefix + key), member);
            }
        });
    }

    static int count(String stage, ParseValue arguments, int least) {
        if (arguments instanceof NumberValue number
                && number.value() >= least
                && number.value() == Math.rint(number.value())) {
            return (int) Math.min(Integer.MAX_VALUE, number.value());
        }
        throw AggregateErrors.malformed(stage, "a whole number of " + least + " or more");
    }

    /** A path that is written with its {@code $}. */
    static FieldPath reference(String stage, ParseValue arguments) {
        if (arguments instanceof StringValue text
                && text.value().length() > 1
                && text.value().startsWith("$")) {
            return Paths.parse(text.value().substring(1));
        }
        throw AggregateErrors.malformed(stage, "a field's path with $ before it, such as \"$tags\"");
    }

    /** A name or path that is written plainly. */
    static FieldPath name(String stage, String argument, ObjectValue arguments) {
        if (arguments.members().get(argument) instanceof StringValue text) {
            return Paths.parse(text.value());
        }
        throw AggregateErrors.malformed(stage, "'" + argument + "', a field's name");
    }
}
