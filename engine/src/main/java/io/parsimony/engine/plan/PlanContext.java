package io.parsimony.engine.plan;

/**
 * What a plan may depend on beside the query's shape; part of the cache's key.
 *
 * @param isMaster whether no permission applies
 */
record PlanContext(boolean isMaster) {}
