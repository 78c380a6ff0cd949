package io.parsimony.jdbc.sql;

import io.parsimony.engine.store.Bindings;
import io.parsimony.engine.store.Operand;
import io.parsimony.engine.store.Predicate;
import io.parsimony.jdbc.dialect.StoreDialect;
import io.parsimony.value.ArrayValue;
import io.parsimony.value.ParseValue;
import io.parsimony.value.StringValue;
import java.util.HashSet;
import java.util.Set;

/**
 * What a statement has to know of the values: few values need another statement, and each of these is compiled once.
 *
 * @param withNull slots of alternatives with a null among them
 * @param endless slots of prefixes after which no string comes
 * @param large semi-joins that find many objects
 * @param stopsEarly whether the statement looks at a part of the objects, so that looking up others for each pays
 */
record ValueShape(Set<Integer> withNull, Set<Integer> endless, Set<Predicate> large, boolean stopsEarly) {
    static final ValueShape ANY = new ValueShape(Set.of(), Set.of(), Set.of(), false);

    static ValueShape of(ScanSlots slots, Bindings bindings, StoreDialect dialect) {
        if (slots.alternatives().isEmpty() && slots.prefixes().isEmpty()) {
            return ANY;
        }
        Set<Integer> withNull = new HashSet<>();
        for (Operand operand : slots.alternatives()) {
            if (bindings.operands().get(operand.slot()) instanceof ArrayValue array
                    && array.elements().contains(ParseValue.NULL)) {
                withNull.add(operand.slot());
            }
        }
        Set<Integer> endless = new HashSet<>();
        for (Operand operand : slots.prefixes()) {
            if (bindings.operands().get(operand.slot()) instanceof StringValue prefix
                    && dialect.afterPrefix(prefix.value()).isEmpty()) {
                endless.add(operand.slot());
            }
        }
        return new ValueShape(withNull, endless, Set.of(), false);
    }

    /** The same with one more semi-join that finds many objects. */
    ValueShape withLarge(Predicate semiJoin) {
        Set<Predicate> more = new HashSet<>(large);
        more.add(semiJoin);
        return new ValueShape(withNull, endless, more, stopsEarly);
    }

    /** The same for a statement that looks at a part of the objects, or at all. */
    ValueShape withStopsEarly(boolean newStopsEarly) {
        return newStopsEarly == stopsEarly ? this : new ValueShape(withNull, endless, large, newStopsEarly);
    }
}
