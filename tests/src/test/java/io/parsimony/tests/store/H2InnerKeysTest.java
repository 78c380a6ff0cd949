package io.parsimony.tests.store;

import io.parsimony.backend.Durability;
import io.parsimony.engine.store.Store;
import java.sql.SQLException;
import org.h2.tools.Server;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.TestInstance;

/** H2 with rows made when they are asked for, and as a server, whose own threads run the functions. */
class H2InnerKeysTest {
    @Nested
    class Lazily extends InnerKeysContract {
        @Override
        protected Store openEmptyStore() {
            return TestStores.open("jdbc:h2:mem:;LAZY_QUERY_EXECUTION=TRUE", TestStores.NEVER_PROMOTED);
        }
    }

    @Nested
    @TestInstance(TestInstance.Lifecycle.PER_CLASS)
    class OnAServer extends InnerKeysContract {
        private Server server = new Server();
        private int databases;

        @BeforeAll
        void start() throws SQLException {
            server = Server.createTcpServer("-tcpPort", "0", "-ifNotExists").start();
        }

        @AfterAll
        void stop() {
            server.stop();
        }

        @Override
        protected Store openEmptyStore() {
            databases++;
            return TestStores.open(
                    "jdbc:h2:tcp://localhost:" + server.getPort() + "/mem:keys" + databases,
                    TestStores.NEVER_PROMOTED,
                    Durability.NONE);
        }
    }
}
