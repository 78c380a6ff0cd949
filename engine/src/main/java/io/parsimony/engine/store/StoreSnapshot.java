package io.parsimony.engine.store;

import io.parsimony.backend.BackendSnapshot;

/** What a store held at one moment. Immutable. */
public interface StoreSnapshot extends BackendSnapshot {}
