package io.parsimony.engine.match;

import io.parsimony.query.SubQuery;
import io.parsimony.value.PointerValue;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What objects of one class can be related to: other objects, as far as the caller may see them. */
public interface OtherObjects {
    /** There are none, and no relations. */
    OtherObjects NONE = new OtherObjects() {
        @Override
        public boolean isMember(PointerValue owner, String key, String memberId) {
            return false;
        }

        @Override
        public Optional<Set<PointerValue>> members(String ownerId, String field) {
            return Optional.empty();
        }

        @Override
        public Found find(SubQuery query) {
            return new Found(query.className(), List.of());
        }
    };

    /** Whether the object is a member of the owner's relation and the owner may be read. */
    boolean isMember(PointerValue owner, String key, String memberId);

    /** The members of a relation of an object of this class, be they there or not; empty when the field is no relation. */
    Optional<Set<PointerValue>> members(String ownerId, String field);

    /** All objects that the other query finds. */
    Found find(SubQuery query);

    /**
     * What a sub-query found.
     *
     * @param className the class of the objects; another one than the query's where that asks for the members of a relation
     */
    record Found(String className, List<Candidate> objects) {
        public Found {
            objects = List.copyOf(objects);
        }
    }
}
