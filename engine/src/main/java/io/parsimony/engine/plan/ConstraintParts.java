package io.parsimony.engine.plan;

import io.parsimony.engine.schema.BuiltInFields;
import io.parsimony.query.Comparison;
import io.parsimony.query.Constraint;
import io.parsimony.query.FieldPath;
import io.parsimony.value.StringValue;
import java.util.Optional;

/** What a constraint asks for whatever else it does. */
final class ConstraintParts {
    private static final FieldPath OBJECT_ID = FieldPath.of(BuiltInFields.OBJECT_ID);

    private ConstraintParts() {}

    /** The id that an object must have to match, where there is one. */
    static Optional<String> idIn(Constraint where) {
        if (where instanceof Constraint.And and) {
            return and.parts().stream().flatMap(part -> idIn(part).stream()).findFirst();
        }
        return where instanceof Constraint.Compare compare
                        && compare.op() == Comparison.EQUAL
                        && compare.field().equals(OBJECT_ID)
                        && compare.operand() instanceof StringValue id
                ? Optional.of(id.value())
                : Optional.empty();
    }

    /** Whether nothing is asked but that the objectId is a certain one. */
    static boolean isById(Constraint where) {
        return where instanceof Constraint.And and
                ? and.parts().size() == 1 && isById(and.parts().get(0))
                : idIn(where).isPresent();
    }
}
