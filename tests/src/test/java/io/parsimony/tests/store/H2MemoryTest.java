package io.parsimony.tests.store;

import io.parsimony.engine.store.Store;
import io.parsimony.schema.FieldType;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Nested;

/** H2 in memory. */
class H2MemoryTest {
    @Nested
    class FindInColumns extends FindContract {
        @Override
        protected Store openEmptyStore() {
            return TestStores.memory();
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
            return TestStores.memory();
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
            return TestStores.memory();
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
            return TestStores.memory();
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
            return TestStores.memory();
        }

        @Override
        protected void create(String className, Map<String, FieldType> fields) {
            createClass(className, fields);
        }
    }

    @Nested
    class SubQueryInDocuments extends SubQueryContract {
        @Override
        protected Store openEmptyStore() {
            return TestStores.memory();
        }

        @Override
        protected void create(String className, Map<String, FieldType> fields) {
            createClass(className, fields());
            store.schemas().addFields(className, fields);
        }
    }

    @Nested
    class Order extends OrderContract {
        @Override
        protected Store openEmptyStore() {
            return TestStores.memory();
        }
    }

    @Nested
    class Write extends WriteContract {
        @Override
        protected Store openEmptyStore() {
            return TestStores.memory();
        }
    }

    @Nested
    class Index extends IndexContract {
        @Override
        protected Store openEmptyStore() {
            return TestStores.memory();
        }
    }

    @Nested
    class ElementIndex extends ElementIndexContract {
        @Override
        protected Store openEmptyStore() {
            return TestStores.memory();
        }
    }

    @Nested
    class Schema extends SchemaContract {
        @Override
        protected Store openEmptyStore() {
            return TestStores.memory();
        }
    }

    @Nested
    class Removal extends RemovalContract {
        @Override
        protected Store openEmptyStore() {
            return TestStores.memory();
        }
    }

    @Nested
    class Concurrency extends ConcurrencyContract {
        @Override
        protected Store openEmptyStore() {
            return TestStores.memory(Duration.ofMillis(20));
        }
    }
}
