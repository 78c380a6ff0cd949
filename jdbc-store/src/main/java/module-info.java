/** The storage SPI on SQL. Knows no users and no sessions. */
module io.parsimony.jdbc {
    requires transitive io.parsimony.api;
    requires transitive io.parsimony.engine;
    requires java.sql;
    requires tools.jackson.core;
    requires org.jooq;
    requires com.h2database;
    requires com.zaxxer.hikari;
    requires flyway.core;
    requires org.slf4j;
    requires static org.postgresql.jdbc;
    requires static transitive org.jspecify;

    exports io.parsimony.jdbc.h2 to
            com.h2database;

    provides io.parsimony.engine.store.StoreProvider with
            io.parsimony.jdbc.JdbcStoreProvider;
}
