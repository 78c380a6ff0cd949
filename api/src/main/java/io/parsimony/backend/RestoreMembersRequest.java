package io.parsimony.backend;

import java.util.List;

/**
 * Members that a relation had elsewhere. For the master key only (119). The owner's updatedAt stays. Members are not looked up, as
 * pointers are not.
 *
 * @param className the owner's class
 * @param objectId the owner's id; without such an object OBJECT_NOT_FOUND (101)
 * @param field a relation that the class has, else INCORRECT_TYPE (111)
 * @param memberIds the ids of objects of the relation's target class; those that are members already stay
 */
public record RestoreMembersRequest(String className, String objectId, String field, List<String> memberIds)
        implements WriteRequest {
    /** Copies the list. */
    public RestoreMembersRequest {
        memberIds = List.copyOf(memberIds);
    }
}
