package io.parsimony.engine.match;

import io.parsimony.value.PointerValue;

/** Knows the members of relations, and whose owners the caller may read. */
@FunctionalInterface
public interface RelationLookup {
    /** No relation has members. */
    RelationLookup NONE = (owner, key, memberId) -> false;

    /** Whether the object is a member of the owner's relation and the owner may be read. */
    boolean isMember(PointerValue owner, String key, String memberId);
}
