package io.parsimony.tests.store;

import static io.parsimony.tests.behaviour.Refusal.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.parsimony.Parse;
import io.parsimony.ParseException;
import io.parsimony.backend.Durability;
import io.parsimony.tests.database.PostgresServer;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Method;
import java.net.URL;
import java.util.Enumeration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Opening databases on PostgreSQL, and what is asked of the server. */
class PostgresOpeningTest {
    @Test
    void open_databaseThatDoesNotExist_isRefused() {
        String url = PostgresServer.url("nowhere");

        assertRefused(ParseException.CONNECTION_FAILED, () -> Parse.open(url).close())
                .withMessageContaining("3D000")
                .withMessageContaining("name of the database");
    }

    @Test
    void open_databaseInAnotherEncoding_isRefused() {
        PostgresServer.execute(
                PostgresServer.url("postgres"),
                "create database latin encoding 'LATIN1' template template0 lc_collate 'C' lc_ctype 'C'");

        assertRefused(
                        ParseException.CONNECTION_FAILED,
                        () -> Parse.open(PostgresServer.url("latin")).close())
                .withMessageContaining("LATIN1")
                .withMessageContaining("ENCODING 'UTF8'");
    }

    @ParameterizedTest
    @CsvSource({",off", "PROCESS_CRASH,on", "NONE,off"})
    void commit_atEachLevel_waitsForTheServerAsTheLevelSays(@Nullable Durability level, String waits) {
        String url = PostgresServer.newDatabase();
        PostgresServer.execute(url, """
                do $$ begin
                    execute 'alter database ' || current_database() || ' set synchronous_commit = off';
                end $$
                """); // what the server is set to, which the first case leaves alone

        assertCommitWaits(url, level, waits);
    }

    @Test
    void commit_atPowerLoss_waitsForAServerThatForcesItsWrites() throws IOException {
        try (EmbeddedPostgres server = EmbeddedPostgres.builder()
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "off")
                .start()) {
            assertCommitWaits(server.getJdbcUrl("postgres", "postgres"), Durability.POWER_LOSS, "on");
        }
    }

    private static void assertCommitWaits(String url, @Nullable Durability level, String synchronousCommit) {
        try (Parse parse = open(url, level)) {
            parse.object("Score").put("points", 1).save();
            PostgresServer.execute(url, """
                    create table public.seen (setting text);
                    create function public.see() returns trigger language plpgsql as $$
                    begin
                        insert into public.seen values (current_setting('synchronous_commit'));
                        return null;
                    end
                    $$;
                    create trigger see after insert on "parse"."Score" execute function public.see()
                    """);
            parse.object("Score").put("points", 2).save();
        }
        assertThat(PostgresServer.query(url, "select setting from public.seen")).containsExactly(synchronousCommit);
    }

    /** The server of the tests forces nothing, as they should be fast. */
    @Test
    void open_atPowerLoss_onAServerThatForcesNothing_isRefused() {
        String url = PostgresServer.newDatabase();
        assertThat(PostgresServer.query(url, "show fsync")).containsExactly("off");

        assertRefused(
                        ParseException.CONNECTION_FAILED,
                        () -> open(url, Durability.POWER_LOSS).close())
                .withMessageContaining("fsync");
    }

    private static Parse open(String url, @Nullable Durability level) {
        return level == null
                ? Parse.open(url)
                : Parse.builder().url(url).durability(level).open();
    }

    @Test
    void open_withoutTheDriver_saysWhichDependencyIsMissing() throws Exception {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        ClassLoader application = new WithoutDriver(before);
        thread.setContextClassLoader(application);
        try {
            Method open = application.loadClass(Parse.class.getName()).getMethod("open", String.class);
            assertThatThrownBy(() -> open.invoke(null, "jdbc:postgresql://localhost:1/scores"))
                    .rootCause()
                    .isInstanceOf(ClassNotFoundException.class);
            assertThatThrownBy(() -> open.invoke(null, "jdbc:postgresql://localhost:1/scores"))
                    .cause()
                    .hasMessageContaining("driver is missing")
                    .hasMessageContaining("org.postgresql:postgresql");
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    /** The classes of an application that depends on the store alone. */
    private static final class WithoutDriver extends ClassLoader {
        private final ClassLoader all;

        WithoutDriver(ClassLoader all) {
            super(ClassLoader.getPlatformClassLoader());
            this.all = all;
        }

        @Override
        protected Class<?> findClass(String name) throws ClassNotFoundException {
            if (name.startsWith("org.postgresql.")) {
                throw new ClassNotFoundException(name);
            }
            try (InputStream in = all.getResourceAsStream(name.replace('.', '/') + ".class")) {
                if (in == null) {
                    throw new ClassNotFoundException(name);
                }
                byte[] bytes = in.readAllBytes();
                return defineClass(name, bytes, 0, bytes.length);
            } catch (IOException e) {
                throw new ClassNotFoundException(name, e);
            }
        }

        @Override
        protected @Nullable URL findResource(String name) {
            return all.getResource(name);
        }

        @Override
        protected Enumeration<URL> findResources(String name) throws IOException {
            return all.getResources(name);
        }
    }
}
