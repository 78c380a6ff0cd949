package io.parsimony.engine.aggregate;

import io.parsimony.query.FieldPath;
import io.parsimony.value.BooleanValue;
import io.parsimony.value.NumberValue;
import io.parsimony.value.ObjectValue;
import io.parsimony.value.ParseValue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** {@code $project} and {@code $addFields}: rows with fewer fields, or more. */
final class Projection {
    private static final String PROJECT = "$project";
    private static final String ADD_FIELDS = "$addFields";
    private static final FieldPath ID = FieldPath.of(Group.ID);

    private Projection() {}

    static Stage readProject(ParseValue arguments) {
        List<FieldPath> kept = new ArrayList<>();
        List<FieldPath> dropped = new ArrayList<>();
        Map<FieldPath, Expression> computed = new LinkedHashMap<>();
        StageArguments.byPath(PROJECT, arguments).forEach((path, wanted) -> {
            if (isNo(wanted)) {
                dropped.add(path);
            } else if (wanted instanceof NumberValue || wanted instanceof BooleanValue) {
                kept.add(path);
            } else {
                computed.put(path, ExpressionReader.read(PROJECT, wanted));
            }
        });
        boolean dropsId = dropped.contains(ID);
        if (kept.isEmpty() && computed.isEmpty()) {
            return dropping(PathTree.of(dropped));
        }
        if (dropped.size() > (dropsId ? 1 : 0)) {
            throw AggregateErrors.malformed(
                    PROJECT,
                    "either fields to keep or fields to leave out; only '_id' can be left out among kept ones");
        }
        if (!dropsId && !computed.containsKey(ID)) {
            kept.add(ID);
        }
        return keeping(PathTree.of(kept), computed);
    }

    private static boolean isNo(ParseValue wanted) {
        return (wanted instanceof NumberValue number && number.value() == 0)
                || (wanted instanceof BooleanValue flag && !flag.value());
    }

    private static Stage dropping(PathTree paths) {
        return rows -> rows.map(paths::drop);
    }

    private static Stage keeping(PathTree paths, Map<FieldPath, Expression> computed) {
        return rows -> rows.map(row -> with(paths.keep(row), computed, row));
    }

    static Stage readAddFields(ParseValue arguments) {
        Map<FieldPath, Expression> computed = new LinkedHashMap<>();
        StageArguments.byPath(ADD_FIELDS, arguments)
                .forEach((path, value) -> computed.put(path, ExpressionReader.read(ADD_FIELDS, value)));
        return rows -> rows.map(row -> with(row, computed, row));
    }

    /** With fields computed from a row; those that are missing there stay as they are. */
    private static ObjectValue with(ObjectValue to, Map<FieldPath, Expression> computed, ObjectValue from) {
        ObjectValue result = to;
        for (Map.Entry<FieldPath, Expression> field : computed.entrySet()) {
            List<String> steps = field.getKey().steps();
            ObjectValue before = result;
            result = field.getValue()
                    .of(from)
                    .map(value -> Paths.with(before, steps, value))
                    .orElse(before);
        }
        return result;
    }

    /** Rows without what lies outside the rows' own names: the engine's fields and a pipeline's helpers, which begin with _. */
    static Stream<ObjectValue> withoutHidden(Stream<ObjectValue> rows) {
        return rows.map(row -> row.members().keySet().stream().noneMatch(key -> key.startsWith("_"))
                ? row
                : PathTree.of(row.members().keySet().stream()
                                .filter(key -> key.startsWith("_"))
                                .map(FieldPath::of)
                                .toList())
                        .drop(row));
    }
}
