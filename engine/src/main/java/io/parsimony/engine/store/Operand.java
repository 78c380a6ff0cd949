package io.parsimony.engine.store;

import io.parsimony.schema.FieldType;

/**
 * A place for a value. The value's type is part of the scan's shape, the value is not: it comes with {@link Bindings}.
 *
 * @param slot index into {@link Bindings#operands()}
 * @param kind the kind of the value; ARRAY stands for a list of alternatives in {@link Predicate.In}
 */
public record Operand(int slot, FieldType.Kind kind) {
    /** For people: {@code ?2}. */
    @Override
    public String toString() {
        return "?" + slot;
    }
}
