/** Parse's semantics over a small storage SPI. Knows no SQL. */
module io.parsimony.engine {
    requires transitive io.parsimony.api;
    requires spring.security.crypto;
    requires com.github.benmanes.caffeine;
    requires static transitive org.jspecify;

    exports io.parsimony.engine.match;
    exports io.parsimony.engine.regex;
    exports io.parsimony.engine.store;
    exports io.parsimony.engine.text;

    provides io.parsimony.backend.ParseBackendProvider with
            io.parsimony.engine.EngineBackendProvider;

    uses io.parsimony.engine.store.StoreProvider;
}
