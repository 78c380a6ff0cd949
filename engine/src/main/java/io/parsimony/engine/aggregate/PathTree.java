package io.parsimony.engine.aggregate;

import io.parsimony.query.FieldPath;
import io.parsimony.value.ArrayValue;
import io.parsimony.value.ObjectValue;
import io.parsimony.value.ParseValue;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Paths by their steps, to keep or to drop what lies at them; a step through an array means every object in it. */
final class PathTree {
    private final Map<String, PathTree> branches = new HashMap<>();
    private boolean isLeaf;

    static PathTree of(Collection<FieldPath> paths) {
        PathTree tree = new PathTree();
        paths.forEach(path -> tree.add(path.steps()));
        return tree;
    }

    private void add(List<String> steps) {
        if (steps.isEmpty()) {
            isLeaf = true;
        } else {
            branches.computeIfAbsent(steps.get(0), step -> new PathTree()).add(steps.subList(1, steps.size()));
        }
    }

    /** What lies at the paths. */
    ObjectValue keep(ObjectValue row) {
        ObjectValue.Builder kept = ObjectValue.builder();
        row.members().forEach((key, member) -> {
            PathTree branch = branches.get(key);
            if (branch != null) {
                branch.keepIn(member).ifPresent(value -> kept.put(key, value));
            }
        });
        return kept.build();
    }

    private Optional<ParseValue> keepIn(ParseValue value) {
        if (isLeaf) {
            return Optional.of(value);
        }
        if (value instanceof ArrayValue array) {
            return Optional.of(new ArrayValue(array.elements().stream()
                    .flatMap(element -> keepIn(element).stream())
                    .toList()));
        }
        return value instanceof ObjectValue object ? Optional.of(keep(object)) : Optional.empty();
    }

    /** All but what lies at the paths. */
    ObjectValue drop(ObjectValue row) {
        ObjectValue.Builder kept = ObjectValue.builder();
        row.members().forEach((key, member) -> {
            PathTree branch = branches.get(key);
            if (branch == null) {
                kept.put(key, member);
            } else if (!branch.isLeaf) {
                kept.put(key, branch.dropIn(member));
            }
        });
        return kept.build();
    }

    private ParseValue dropIn(ParseValue value) {
        if (value instanceof ArrayValue array) {
            return new ArrayValue(array.elements().stream().map(this::dropIn).toList());
        }
        return value instanceof ObjectValue object ? drop(object) : value;
    }
}
