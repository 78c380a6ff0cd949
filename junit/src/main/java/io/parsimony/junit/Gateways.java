package io.parsimony.junit;

import io.parsimony.backend.ParseBackend;
import io.parsimony.rest.ParseGateway;

/** The one class that is not loaded where parsimony-rest is not on the class path. */
final class Gateways {
    /** As a parameter's type says it. */
    static final String TYPE = "io.parsimony.rest.ParseGateway";

    private Gateways() {}

    static AutoCloseable start(ParseBackend backend) {
        return ParseGateway.builder().start(backend);
    }

    static void close(AutoCloseable gateway) {
        ((ParseGateway) gateway).close();
    }
}
