package io.parsimony.value;

import static java.util.Objects.requireNonNull;

/**
 * The marker that stands for a Relation in an object: its members are asked for by a query.
 *
 * @param className the members' class
 */
public record RelationValue(String className) implements ParseValue {
    /** Checks that there is a class name. */
    public RelationValue {
        requireNonNull(className);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.relation(this);
    }
}
