package io.parsimony.tests.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.parsimony.backend.Durability;
import io.parsimony.engine.store.Store;
import io.parsimony.jdbc.h2.GatheredKeys;
import java.sql.SQLException;
import java.util.Set;
import org.h2.tools.Server;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** H2 as it is, with rows made when they are asked for, and as a server, whose own threads run the functions. */
class H2InnerKeysTest {
    @Nested
    class AtOnce extends InnerKeysContract {
        @Override
        protected Store openEmptyStore() {
            return TestStores.memory();
        }

        @Test
        void statement_atItsEnd_leavesNothingOnItsThread() {
            createTeamsAndGames();
            assertThat(count("Game", taggedAs(wins(3)))).isPositive();
            assertThatIllegalStateException().isThrownBy(() -> GatheredKeys.hasText("x3", 0));
            assertThat(find("Game", ownedBy(wins(3)))).isNotEmpty();
            assertThatIllegalStateException().isThrownBy(() -> GatheredKeys.hasText("t3", 0));
            store.objects()
                    .write(
                            Set.of("Game"),
                            transaction -> transaction.find(prepared(taggedAs(wins(3))), bindings(Set.of(), 10, 0)));
            assertThatIllegalStateException().isThrownBy(() -> GatheredKeys.hasText("x3", 0));
        }
    }

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
