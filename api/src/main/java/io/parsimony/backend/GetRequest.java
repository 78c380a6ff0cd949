package io.parsimony.backend;

/**
 * Asks for one object.
 *
 * @param className its class
 * @param objectId its id
 * @param selection which fields, and which pointers to resolve
 */
public record GetRequest(String className, String objectId, Selection selection) {
    /** The whole object, pointers unresolved. */
    public static GetRequest of(String className, String objectId) {
        return new GetRequest(className, objectId, Selection.ALL);
    }
}
