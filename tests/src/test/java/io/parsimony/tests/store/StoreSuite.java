package io.parsimony.tests.store;

import io.parsimony.engine.store.Store;
import io.parsimony.schema.FieldType;
import java.util.Map;
import org.junit.jupiter.api.Nested;

/**
 * All contracts. A subclass says how its database is opened, and what of it is another one's way; it is made anew for each test.
 */
abstract class StoreSuite {
    /** An empty store. */
    abstract Store openStore();

    /** One that soon gives new fields columns of their own, if it does that later than at once. */
    Store openPromotingStore() {
        return openStore();
    }

    /** One that prefers indexes over columns, however few rows there are. */
    Store openStoreForIndexes() {
        return openStore();
    }

    /** One that prefers indexes over elements. */
    Store openStoreForElementIndexes() {
        return openStore();
    }

    /** Lets the database count what it has, if its planner needs that. */
    void collectStatistics() {}

    /** Whether a sub-query of many results is told to be looked up for each object. */
    boolean looksUp() {
        return true;
    }

    /** Whether a document may hold fields that its class gets only later. */
    boolean takesUnknownFields() {
        return true;
    }

    @Nested
    class FindInColumns extends FindContract {
        @Override
        protected Store openEmptyStore() {
            return openStore();
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
            return openStore();
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
            return openStore();
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
            return openStore();
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
            return openStore();
        }

        @Override
        protected void create(String className, Map<String, FieldType> fields) {
            createClass(className, fields);
        }

        @Override
        protected boolean looksUp() {
            return StoreSuite.this.looksUp();
        }
    }

    @Nested
    class SubQueryInDocuments extends SubQueryContract {
        @Override
        protected Store openEmptyStore() {
            return openStore();
        }

        @Override
        protected void create(String className, Map<String, FieldType> fields) {
            createClass(className, fields());
            store.schemas().addFields(className, fields);
        }

        @Override
        protected boolean looksUp() {
            return StoreSuite.this.looksUp();
        }
    }

    @Nested
    class InnerKeys extends InnerKeysContract {
        @Override
        protected Store openEmptyStore() {
            return openStore();
        }
    }

    @Nested
    class Order extends OrderContract {
        @Override
        protected Store openEmptyStore() {
            return openStore();
        }
    }

    @Nested
    class Write extends WriteContract {
        @Override
        protected Store openEmptyStore() {
            return openStore();
        }
    }

    @Nested
    class Index extends IndexContract {
        @Override
        protected Store openEmptyStore() {
            return openStoreForIndexes();
        }

        @Override
        protected void collectStatistics() {
            StoreSuite.this.collectStatistics();
        }
    }

    @Nested
    class ElementIndex extends ElementIndexContract {
        @Override
        protected Store openEmptyStore() {
            return openStoreForElementIndexes();
        }

        @Override
        protected void collectStatistics() {
            StoreSuite.this.collectStatistics();
        }
    }

    @Nested
    class Schema extends SchemaContract {
        @Override
        protected Store openEmptyStore() {
            return openStore();
        }
    }

    @Nested
    class Removal extends RemovalContract {
        @Override
        protected Store openEmptyStore() {
            return openStore();
        }
    }

    @Nested
    class Concurrency extends ConcurrencyContract {
        @Override
        protected Store openEmptyStore() {
            return openPromotingStore();
        }

        @Override
        protected boolean takesUnknownFields() {
            return StoreSuite.this.takesUnknownFields();
        }
    }
}
