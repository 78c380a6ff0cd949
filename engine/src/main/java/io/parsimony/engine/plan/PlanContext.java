package io.parsimony.engine.plan;

import io.parsimony.engine.security.Reach;
import io.parsimony.engine.store.Operand;
import io.parsimony.schema.ClassOperation;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a plan may depend on beside the query's shape; part of the cache's key, so there is nothing in it of one caller alone. Who the
 * caller is comes with the values.
 *
 * @param isMaster whether no permission applies
 * @param operation what the query's own scan does
 * @param reaches what the classes' permissions have said of each kind of scan in the query
 * @param caller the slot of the pointer to the caller; null where nothing looks at it
 */
record PlanContext(
        boolean isMaster,
        ClassOperation operation,
        Map<Scope, Reach> reaches,
        @Nullable Operand caller) {
    /** No permission applies. */
    static final PlanContext MASTER = new PlanContext(true, ClassOperation.FIND, Map.of(), null);

    /** Copies the map. */
    PlanContext {
        reaches = Map.copyOf(reaches);
    }

    /**
     * Which objects may be read by scans of this kind.
     *
     * @throws IllegalStateException when nobody has asked the class
     */
    Reach reach(Scope scope) {
        Reach reach = reaches.get(scope);
        if (reach == null) {
            throw new IllegalStateException(
                    "A plan would read class '" + scope.className() + "' without asking for its permissions");
        }
        return reach;
    }
}
