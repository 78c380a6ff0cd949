package io.parsimony.backend;

/** A write that may be a member of a batch. */
public sealed interface WriteRequest
        permits CreateRequest, UpdateRequest, DeleteRequest, RestoreRequest, RestoreMembersRequest {
    /** The object's class. */
    String className();
}
