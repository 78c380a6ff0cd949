package io.parsimony.junit;

import io.parsimony.backend.BackendSnapshot;
import io.parsimony.junit.fixture.Labels;

/**
 * What tests begin with, as it was built once.
 *
 * @param snapshot what the backend holds
 * @param labels what the labels of fixtures stand for
 * @param randomState how far a seeded backend has gone
 */
record Template(BackendSnapshot snapshot, Labels labels, long randomState) {}
