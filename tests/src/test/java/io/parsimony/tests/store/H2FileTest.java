package io.parsimony.tests.store;

import io.parsimony.engine.store.Store;
import io.parsimony.schema.FieldType;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.io.TempDir;

/** H2 in a file. */
class H2FileTest {
    @TempDir
    Path folder;

    @Nested
    class FindInColumns extends FindContract {
        @Override
        protected Store openEmptyStore() {
            return TestStores.file(folder);
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
            return TestStores.file(folder);
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
            return TestStores.file(folder);
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
            return TestStores.file(folder);
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
            return TestStores.file(folder);
        }
    }

    @Nested
    class Write extends WriteContract {
        @Override
        protected Store openEmptyStore() {
            return TestStores.file(folder);
        }
    }

    @Nested
    class Index extends IndexContract {
        @Override
        protected Store openEmptyStore() {
            return TestStores.file(folder);
        }
    }

    @Nested
    class ElementIndex extends ElementIndexContract {
        @Override
        protected Store openEmptyStore() {
            return TestStores.file(folder);
        }
    }

    @Nested
    class Schema extends SchemaContract {
        @Override
        protected Store openEmptyStore() {
            return TestStores.file(folder);
        }
    }

    @Nested
    class Removal extends RemovalContract {
        @Override
        protected Store openEmptyStore() {
            return TestStores.file(folder);
        }
    }

    @Nested
    class Concurrency extends ConcurrencyContract {
        @Override
        protected Store openEmptyStore() {
            return TestStores.file(folder, Duration.ofMillis(20));
        }
    }
}
