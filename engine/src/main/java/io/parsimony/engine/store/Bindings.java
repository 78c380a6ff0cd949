package io.parsimony.engine.store;

import io.parsimony.value.ParseValue;
import java.util.List;
import java.util.Set;

/**
 * The values of one execution.
 *
 * @param operands the value of each {@link Operand}, by its slot
 * @param principals whose ACL entries {@link Predicate.ReadableBy} looks for; not looked at where the scan has none
 * @param limit how many rows at most, 0 or more
 * @param skip how many rows to leave out first, 0 or more
 */
public record Bindings(List<ParseValue> operands, Set<String> principals, int limit, int skip) {
    /** Copies the collections. */
    public Bindings {
        operands = List.copyOf(operands);
        principals = Set.copyOf(principals);
    }

    /** Without the values, among which a session's token may be. */
    @Override
    public String toString() {
        return "Bindings[" + operands.size() + " operands, limit=" + limit + ", skip=" + skip + "]";
    }
}
