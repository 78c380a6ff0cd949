package io.parsimony.junit;

import static org.assertj.core.api.Assertions.assertThat;

import io.parsimony.Parse;
import io.parsimony.ParseBuilder;
import io.parsimony.junit.fault.Faults;
import io.parsimony.junit.fixture.Fixture;
import java.nio.file.Path;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What does not fit together is told, and so is what to do. */
class MisuseTest {
    @TempDir
    private static Path directory = Path.of("set by JUnit");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "OneInstance | take it as a parameter of the tests, or use @ParseTest(isolation = Isolation.PER_CLASS)",
                "InAFile | opens a database that is not in memory, so tests can't have one each; leave out url and file",
                "UnknownUser | no fixture makes a user of this name; there are none",
                "UserOfNoView | @AsUser and @AsMaster are for parameters of type Parse, but this one is a Faults",
                "TwoUsers | drop @AsUser or @AsMaster",
                "NoInstant | write it as 2026-01-31T12:00:00Z",
                "EmptyFixture | names nothing; give it a file or a class",
                "FixtureOfSharing | put it on the class, or annotate the method with @ParseTest too",
                "FixtureOfNested | annotate Inner with @ParseTest too"
            })
    void misuse_isTold_withWhatToDo(String testClass, String message) throws Exception {
        Class<?> type = Class.forName(MisuseTest.class.getName() + "$" + testClass);
        assertThat(Runs.failures(Runs.of(type)))
                .singleElement()
                .satisfies(failure -> assertThat(messages(failure)).contains(message));
    }

    private static String messages(Throwable failure) {
        Throwable cause = failure.getCause();
        return failure.getMessage() + (cause == null ? "" : "\n" + messages(cause));
    }

    @ParseTest
    @TestInstance(TestInstance.Lifecycle.PER_CLASS)
    static class OneInstance {
        OneInstance(Parse parse) {
            parse.close();
        }

        @Test
        void test() {}
    }

    static final class File implements ParseTestOptions {
        @Override
        public void configure(ParseBuilder builder) {
            builder.file(directory.resolve("tests"));
        }
    }

    @ParseTest(options = File.class)
    static class InAFile {
        @Test
        void test(Parse parse) {
            parse.close();
        }
    }

    @ParseTest
    static class UnknownUser {
        @Test
        void test(@AsUser("alice") Parse parse) {
            parse.close();
        }
    }

    @ParseTest
    static class UserOfNoView {
        @Test
        void test(@AsUser("alice") Faults faults) {
            faults.clear();
        }
    }

    @ParseTest
    static class TwoUsers {
        @Test
        void test(@AsUser("alice") @AsMaster Parse parse) {
            parse.close();
        }
    }

    @ParseTest(now = "yesterday")
    static class NoInstant {
        @Test
        void test(Parse parse) {
            parse.close();
        }
    }

    @ParseTest
    @Fixture
    static class EmptyFixture {
        @Test
        void test(Parse parse) {
            parse.close();
        }
    }

    @ParseTest(isolation = Isolation.PER_CLASS)
    static class FixtureOfSharing {
        @Test
        @Fixture("fixtures/people.json")
        void test(Parse parse) {
            parse.close();
        }
    }

    @ParseTest(isolation = Isolation.PER_CLASS)
    static class FixtureOfNested {
        @Nested
        @Fixture("fixtures/people.json")
        class Inner {
            @Test
            void test(Parse parse) {
                parse.close();
            }
        }
    }
}
