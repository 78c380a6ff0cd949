package io.parsimony.engine.aggregate;

import io.parsimony.engine.match.Candidate;
import io.parsimony.query.FieldPath;
import io.parsimony.value.ObjectValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Rows as what the matcher looks at: it lies under a name of its own, since a row's objectId may be any value. */
final class RowCandidate {
    private static final String ROW = "row";

    private RowCandidate() {}

    static Candidate of(ObjectValue row) {
        return new Candidate("", 0, 0, new ObjectValue(Map.of(ROW, row)));
    }

    /** A path of a row, as one of its candidate. */
    static FieldPath path(FieldPath path) {
        List<String> steps = new ArrayList<>();
        steps.add(ROW);
        steps.addAll(path.steps());
        return new FieldPath(steps);
    }
}
