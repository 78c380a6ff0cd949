package io.parsimony.backend;

/**
 * The end of an object.
 *
 * @param className its class
 * @param objectId its id
 */
public record DeleteRequest(String className, String objectId) implements WriteRequest {}
