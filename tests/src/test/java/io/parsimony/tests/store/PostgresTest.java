package io.parsimony.tests.store;

import io.parsimony.engine.store.Store;
import io.parsimony.schema.FieldType;
import io.parsimony.tests.database.PostgresServer;
import java.util.Map;
import org.junit.jupiter.api.Nested;

/** PostgreSQL. */
class PostgresTest {
    @Nested
    class FindInColumns extends FindContract {
        @Override
        protected Store openEmptyStore() {
            return TestStores.postgres();
        }

        @Override
        protected void createPosts(FieldType type) {
            createClass("Post", fields("f", type));
        }
    }

    @Nested
    class FindInDocuments extends FindContract {
        @Override
        protected Store openEmptyStore() {
            return TestStores.postgres();
        }

        @Override
        protected void createPosts(FieldType type) {
            createClass("Post", fields());
            store.schemas().addFields("Post", fields("f", type));
        }
    }

    @Nested
    class OperatorsInColumns extends OperatorContract {
        @Override
        protected Store openEmptyStore() {
            return TestStores.postgres();
        }

        @Override
        protected void createPosts(FieldType type) {
            createClass("Post", fields("f", type));
        }
    }

    @Nested
    class OperatorsInDocuments extends OperatorContract {
        @Override
        protected Store openEmptyStore() {
            return TestStores.postgres();
        }

        @Override
        protected void createPosts(FieldType type) {
            createClass("Post", fields());
            store.schemas().addFields("Post", fields("f", type));
        }
    }

    @Nested
    class SubQueryInColumns extends SubQueryContract {
        @Override
        protected Store openEmptyStore() {
            return TestStores.postgres();
        }

        @Override
        protected void create(String className, Map<String, FieldType> fields) {
            createClass(className, fields);
        }

        @Override
        protected boolean looksUp() {
            return false;
        }
    }

    @Nested
    class SubQueryInDocuments extends SubQueryContract {
        @Override
        protected Store openEmptyStore() {
            return TestStores.postgres();
        }

        @Override
        protected void create(String className, Map<String, FieldType> fields) {
            createClass(className, fields());
            store.schemas().addFields(className, fields);
        }

        @Override
        protected boolean looksUp() {
            return false;
        }
    }

    @Nested
    class Order extends OrderContract {
        @Override
        protected Store openEmptyStore() {
            return TestStores.postgres();
        }
    }

    @Nested
    class Write extends WriteContract {
        @Override
        protected Store openEmptyStore() {
            return TestStores.postgres();
        }
    }

    /** Without scans that the planner would rightly prefer for so few objects. */
    @Nested
    class Index extends IndexContract {
        private final String url = PostgresServer.newDatabase();

        @Override
        protected Store openEmptyStore() {
            return TestStores.postgres(url + "&options=-c%20enable_seqscan%3Doff%20-c%20enable_bitmapscan%3Doff");
        }

        @Override
        protected void collectStatistics() {
            PostgresServer.execute(url, "analyze");
        }
    }

    /** Without scans, too. */
    @Nested
    class ElementIndex extends ElementIndexContract {
        private final String url = PostgresServer.newDatabase();

        @Override
        protected Store openEmptyStore() {
            return TestStores.postgres(url + "&options=-c%20enable_seqscan%3Doff%20-c%20enable_indexscan%3Doff");
        }

        @Override
        protected void collectStatistics() {
            PostgresServer.execute(url, "analyze");
        }
    }

    @Nested
    class Schema extends SchemaContract {
        @Override
        protected Store openEmptyStore() {
            return TestStores.postgres();
        }
    }

    @Nested
    class Removal extends RemovalContract {
        @Override
        protected Store openEmptyStore() {
            return TestStores.postgres();
        }
    }

    @Nested
    class Concurrency extends ConcurrencyContract {
        @Override
        protected Store openEmptyStore() {
            return TestStores.postgres();
        }

        @Override
        protected boolean takesUnknownFields() {
            return false; // new fields have their columns at once, and nobody fills them
        }
    }
}
