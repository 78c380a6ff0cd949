/** A JUnit extension that gives tests a Parse backend of their own. */
module io.parsimony.junit {
    requires transitive io.parsimony.api;
    requires transitive org.junit.jupiter.api;
    requires static transitive io.parsimony.rest;
    requires static transitive org.jspecify;

    exports io.parsimony.junit;
    exports io.parsimony.junit.call;
    exports io.parsimony.junit.fault;
    exports io.parsimony.junit.fixture;
    exports io.parsimony.junit.recording;

    opens io.parsimony.junit to
            org.junit.platform.commons;
}
