package io.parsimony.rest.endpoint;

import io.parsimony.rest.protocol.Answer;
import io.parsimony.rest.protocol.RestRequest;

/** Answers requests of one kind; what it throws is answered as an error. Thread-safe. */
@FunctionalInterface
interface Endpoint {
    Answer answer(RestRequest request);
}
