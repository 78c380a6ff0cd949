package io.parsimony.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.parsimony.Parse;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A test that fails tells what was asked of the backend. */
class FailureReportTest {
    @Test
    void failingAssertion_showsTheRecording() {
        assertThat(Runs.failures(Runs.of(Failing.class)))
                .singleElement()
                .satisfies(failure -> assertThat(printed(failure))
                        .contains("expected: <2> but was: <1>")
                        .containsPattern("1\\. nobody creates Post \\[title\\] -> \\w{10}")
                        .contains("2. nobody counts Post where {\"title\":\"Hello\"} -> 1"));
    }

    @ParseTest
    static class Failing {
        @Test
        void fails(Parse parse) {
            parse.object("Post").put("title", "Hello").save();
            assertEquals(2, parse.query("Post").whereEqualTo("title", "Hello").count());
        }
    }

    @Test
    void errorInBeforeEach_showsTheRecording() {
        assertThat(Runs.failures(Runs.of(FailingBefore.class)))
                .singleElement()
                .satisfies(failure -> assertThat(printed(failure))
                        .contains("1. nobody gets Post nowhere -> failed: ParseException 101"));
    }

    @ParseTest
    static class FailingBefore {
        @BeforeEach
        void read(Parse parse) {
            parse.query("Post").get("nowhere");
        }

        @Test
        void never() {}
    }

    @Test
    void errorsInTestAndAfterEach_showItOnceEach() {
        assertThat(Runs.failures(Runs.of(FailingAfter.class)))
                .singleElement()
                .satisfies(failure -> assertThat(printed(failure).split("not an error, but", -1))
                        .hasSize(3));
    }

    @ParseTest
    static class FailingAfter {
        @Test
        void fails(Parse parse) {
            parse.query("Post").get("nowhere");
        }

        @AfterEach
        void failsToo(Parse parse) {
            parse.query("Post").get("elsewhere");
        }
    }

    @Test
    void testThatAskedNothing_showsNothing() {
        assertThat(Runs.failures(Runs.of(FailingAlone.class)))
                .singleElement()
                .satisfies(failure -> assertThat(failure.getSuppressed()).isEmpty());
    }

    @ParseTest
    static class FailingAlone {
        @Test
        void fails() {
            assertEquals(2, 1);
        }
    }

    private static String printed(Throwable failure) {
        StringWriter text = new StringWriter();
        failure.printStackTrace(new PrintWriter(text, true));
        return text.toString();
    }
}
