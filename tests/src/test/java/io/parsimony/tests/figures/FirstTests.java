package io.parsimony.tests.figures;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.parsimony.Parse;
import io.parsimony.ParseObject;
import io.parsimony.junit.ParseTest;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/** The tests that {@link TestingFigures} runs, not those of a build. */
final class FirstTests {
    private FirstTests() {}

    /** Saves and finds, in a backend that the extension gives. */
    @ParseTest
    static class OnParsimony {
        @Test
        void saveAndFind(Parse parse) {
            FirstTests.saveAndFind(parse);
        }
    }

    /** The same by hand in a table. */
    static class OnH2 {
        @Test
        void saveAndFind() throws Exception {
            try (Connection connection = DriverManager.getConnection("jdbc:h2:mem:");
                    Statement statement = connection.createStatement()) {
                statement.execute("create table post(id varchar primary key, title varchar)");
                statement.execute("insert into post values('1', 'Hello')");
                try (ResultSet found = statement.executeQuery("select count(*) from post where title = 'Hello'")) {
                    found.next();
                    assertEquals(1, found.getInt(1));
                }
            }
        }
    }

    /** A thousand tests that begin with what {@code @BeforeAll} made, as most tests begin with something. */
    @ParseTest
    static class ThousandPrepared {
        @BeforeAll
        static void save(Parse parse) {
            parse.object("Post").put("title", "There already").save();
        }

        @RepeatedTest(1_000)
        void saveAndFind(Parse parse) {
            ParseObject post = parse.object("Post").put("title", "Hello").save();
            assertEquals(
                    post.getObjectId(),
                    parse.query("Post")
                            .whereEqualTo("title", "Hello")
                            .getFirst()
                            .getObjectId());
            assertEquals(2, parse.query("Post").count());
        }
    }

    /** A thousand tests, each of which begins with nothing and makes its class. */
    @ParseTest
    static class Thousand {
        @RepeatedTest(1_000)
        void saveAndFind(Parse parse) {
            FirstTests.saveAndFind(parse);
        }
    }

    /** The same with a backend that each test opens. */
    static class ThousandOpened {
        private final Parse parse = Parse.inMemory();

        @RepeatedTest(1_000)
        void saveAndFind() {
            FirstTests.saveAndFind(parse);
        }

        @AfterEach
        void close() {
            parse.close();
        }
    }

    static void saveAndFind(Parse parse) {
        ParseObject post = parse.object("Post").put("title", "Hello").save();
        assertEquals(
                post.getObjectId(),
                parse.query("Post").whereEqualTo("title", "Hello").getFirst().getObjectId());
        assertEquals(1, parse.query("Post").count());
    }
}
