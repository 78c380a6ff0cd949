package io.parsimony.engine.plan;

import io.parsimony.engine.schema.SystemClasses;
import io.parsimony.engine.security.Concealed;
import io.parsimony.engine.security.Identity;
import io.parsimony.engine.security.Reach;
import io.parsimony.engine.store.Operand;
import io.parsimony.query.SubQuery;
import io.parsimony.schema.ClassOperation;
import io.parsimony.value.PointerValue;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Who asks one query, of which classes, with which values: what the binders of the query and of the queries in it share. */
final class Asker {
    private final Identity identity;
    private final QueriedClasses classes;
    private final Operands operands;
    private final Map<Scope, Reach> reaches = new HashMap<>();

    Asker(OpenedClass opened, QueriedClasses classes, Operands operands) {
        this.identity = opened.identity();
        this.classes = classes;
        this.operands = operands;
        reaches.put(opened.scope(), opened.reach());
    }

    Identity identity() {
        return identity;
    }

    Operands operands() {
        return operands;
    }

    /** The class that a redirection leads to, else the class itself. */
    String redirected(SubQuery query) {
        return classes.redirected(query.className(), query.redirectKey());
    }

    /**
     * A class in which an inner query looks for objects.
     *
     * @throws io.parsimony.ParseException as {@link QueriedClasses#toFind}
     */
    OpenedClass toFind(String className) {
        OpenedClass opened = classes.toFind(identity, className);
        reaches.put(opened.scope(), opened.reach());
        return opened;
    }

    /** The class of a relation's owner; empty where the caller may not get its objects. */
    Optional<OpenedClass> owners(String className) {
        Optional<OpenedClass> opened = classes.owners(identity, className);
        opened.ifPresent(owners -> reaches.put(owners.scope(), owners.reach()));
        return opened;
    }

    /** What is hidden in objects of the class, whether they may be read or not. */
    Concealed concealed(String className) {
        return classes.concealed(identity, className);
    }

    /** Whether the class exists. */
    boolean exists(String className) {
        return classes.exists(className);
    }

    /** What the plan may depend on, when the whole query is bound; adds the caller to the values if that is looked at. */
    PlanContext context(ClassOperation operation) {
        if (identity.isUnrestricted()) {
            return PlanContext.MASTER;
        }
        boolean isLookedAt = reaches.values().stream()
                .anyMatch(reach -> reach instanceof Reach.PointedTo pointedTo
                        && !pointedTo.fields().isEmpty());
        Operand caller = isLookedAt
                ? identity.userId()
                        .map(id -> operands.slot(new PointerValue(SystemClasses.USER, id)))
                        .orElseThrow(() -> new IllegalStateException("Fields can't lead to nobody"))
                : null;
        return new PlanContext(false, operation, reaches, caller);
    }
}
