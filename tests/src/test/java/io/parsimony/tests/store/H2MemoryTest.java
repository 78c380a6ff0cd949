package io.parsimony.tests.store;

import io.parsimony.engine.store.Store;
import io.parsimony.schema.ClassSchema;
import io.parsimony.schema.FieldType;
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
            store.schemas().createClass(new ClassSchema("Post", Map.of("f", type)));
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
            store.schemas().createClass(new ClassSchema("Post", Map.of()));
            store.schemas().addFields("Post", Map.of("f", type));
        }
    }
}
