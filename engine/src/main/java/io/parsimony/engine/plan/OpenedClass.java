package io.parsimony.engine.plan;

import io.parsimony.engine.security.Concealed;
import io.parsimony.engine.security.Identity;
import io.parsimony.engine.security.Reach;
import io.parsimony.query.Constraint;
import io.parsimony.schema.ClassOperation;
import io.parsimony.schema.ClassSchema;

/**
 * A class that a caller may read objects of, as one operation. Only {@link QueriedClasses} opens one, after it has asked for the class's
 * permissions, and only of an opened one objects are read.
 */
public final class OpenedClass {
    private final Identity identity;
    private final ClassSchema schema;
    private final boolean isThere;
    private final ClassOperation operation;
    private final Reach reach;
    private final Concealed concealed;

    OpenedClass(
            Identity identity,
            ClassSchema schema,
            boolean isThere,
            ClassOperation operation,
            Reach reach,
            Concealed concealed) {
        this.identity = identity;
        this.schema = schema;
        this.isThere = isThere;
        this.operation = operation;
        this.reach = reach;
        this.concealed = concealed;
    }

    /** To whom it is open. */
    public Identity identity() {
        return identity;
    }

    /** The class; as it would be born where it is not there. */
    public ClassSchema schema() {
        return schema;
    }

    /** Whether anything was ever written to it. */
    public boolean isThere() {
        return isThere;
    }

    /** Which of its objects may be read. */
    public Reach reach() {
        return reach;
    }

    /** What of its objects is hidden. */
    public Concealed concealed() {
        return concealed;
    }

    /** What the query may not ask for: a caller may ask for its own object by whatever that shows. */
    Concealed concealedWhenAsking(Constraint where) {
        return ConstraintParts.idIn(where).map(concealed::whenAsking).orElse(concealed);
    }

    ClassOperation operation() {
        return operation;
    }

    Scope scope() {
        return new Scope(schema.className(), operation);
    }
}
