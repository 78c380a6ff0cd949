/** What an application compiles against: Parse's objects, queries and users, and the port to a backend. */
module io.parsimony.api {
    requires transitive tools.jackson.core;
    requires static transitive org.jspecify;

    exports io.parsimony;
    exports io.parsimony.account;
    exports io.parsimony.auth;
    exports io.parsimony.auth.provider;
    exports io.parsimony.backend;
    exports io.parsimony.json;
    exports io.parsimony.operation;
    exports io.parsimony.query;
    exports io.parsimony.schema;
    exports io.parsimony.value;

    uses io.parsimony.backend.ParseBackendProvider;
}
