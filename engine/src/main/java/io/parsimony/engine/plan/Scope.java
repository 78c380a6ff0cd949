package io.parsimony.engine.plan;

import io.parsimony.engine.store.Predicate;
import io.parsimony.schema.ClassOperation;

/**
 * A kind of scan that a class's permissions speak of.
 *
 * @param className the class that is read
 * @param operation as what
 */
record Scope(String className, ClassOperation operation) {
    static Scope of(Predicate.InSubQuery predicate) {
        return new Scope(predicate.className(), ClassOperation.FIND);
    }

    /** Of members that are read. */
    static Scope of(Predicate.HasMember predicate) {
        return new Scope(predicate.memberClass(), ClassOperation.FIND);
    }

    /** Of the owner. */
    static Scope of(Predicate.RelatedTo predicate) {
        return new Scope(predicate.relation().className(), ClassOperation.GET);
    }
}
