package io.parsimony.junit;

import static org.assertj.core.api.Assertions.assertThat;

import io.parsimony.Parse;
import io.parsimony.ParseBuilder;
import io.parsimony.ParseException;
import io.parsimony.junit.fixture.Fixture;
import io.parsimony.junit.fixture.Labels;
import io.parsimony.rest.ParseGateway;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ParseTestTest {
    private static final Queue<Parse> SEEN = new ConcurrentLinkedQueue<>();

    // -- A backend for each test -----------------------------------------------------------------------------------

    @Test
    void parameter_inEachTest_isAFreshBackend() {
        Runs.allPass(Runs.of(Fresh.class), 7);
    }

    @ParseTest
    static class Fresh {
        private final Parse ofTheConstructor;

        Fresh(Parse parse) {
            this.ofTheConstructor = parse;
        }

        @BeforeEach
        void save(Parse parse) {
            parse.object("Post").put("title", "Hello").save();
        }

        @Test
        void first(Parse parse) {
            sees(parse);
        }

        @Test
        void second(Parse parse, @AsMaster Parse master) {
            assertThat(master.schemas())
                    .extracting(schema -> schema.className())
                    .contains("Post");
            sees(parse);
        }

        @RepeatedTest(2)
        void repeated(Parse parse) {
            sees(parse);
        }

        @ParameterizedTest
        @ValueSource(ints = {1, 2})
        void parameterized(int number, Parse parse) {
            assertThat(number).isPositive();
            sees(parse);
        }

        @AfterEach
        void stillThere(Parse parse) {
            assertThat(parse).isSameAs(ofTheConstructor);
        }

        private void sees(Parse parse) {
            assertThat(parse).isSameAs(ofTheConstructor);
            assertThat(parse.query("Post").count()).isEqualTo(1);
            parse.object("Post").put("title", "Another").save();
        }

        @Nested
        class Inner {
            @Test
            void nested(Parse parse) {
                sees(parse);
            }
        }
    }

    @Test
    void backend_afterTheTest_isClosed() {
        SEEN.clear();
        Runs.allPass(Runs.of(Remembering.class), 2);
        assertThat(SEEN)
                .hasSize(2)
                .doesNotHaveDuplicates()
                .allSatisfy(parse -> assertThat(codeOf(parse)).isEqualTo(ParseException.CONNECTION_FAILED));
    }

    @ParseTest
    static class Remembering {
        @Test
        void first(Parse parse) {
            SEEN.add(parse);
        }

        @Test
        void second(Parse parse) {
            SEEN.add(parse);
        }
    }

    @Test
    void beforeAll_isWhatEachTestBeginsWith_alsoInNestedClasses() {
        Runs.allPass(Runs.of(Prepared.class), 4);
        Runs.allPass(Runs.inParallel(Prepared.class), 4);
    }

    @ParseTest
    @Fixture("fixtures/people.json")
    static class Prepared {
        private static final Queue<Parse> OF_ALL = new ConcurrentLinkedQueue<>();

        @BeforeAll
        static void prepare(Parse parse) {
            OF_ALL.clear();
            OF_ALL.add(parse);
            parse.object("Post").put("title", "Hello").save();
        }

        @Test
        void first(Parse parse) {
            seesPosts(parse, 1);
        }

        @Test
        void second(Parse parse, @AsUser("alice") Parse alice) {
            assertThat(alice.query("Post").count()).isEqualTo(1);
            seesPosts(parse, 1);
            assertThat(codeOf(OF_ALL.element())).isEqualTo(ParseException.CONNECTION_FAILED);
        }

        @AfterAll
        static void seesWhatBeforeAllDid(Parse parse) {
            assertThat(parse.query("Post").count()).isEqualTo(1);
        }

        private static void seesPosts(Parse parse, int expected) {
            assertThat(parse.query("Post").count()).isEqualTo(expected);
            parse.object("Post").put("title", "Another").save();
        }

        @Nested
        @Fixture("fixtures/hello.json")
        class Inner {
            @BeforeAll
            static void prepareMore(Parse parse, Labels labels) {
                labels.get(parse, "fromTheFile").put("title", "Changed").save();
                parse.object("Post").put("title", "Inner").save();
            }

            @RepeatedTest(2)
            void third(Parse parse) {
                seesPosts(parse, 3);
                assertThat(parse.query("Post").whereEqualTo("title", "Changed").count())
                        .isEqualTo(1);
            }
        }
    }

    @Test
    void tests_inParallel_haveABackendEach() {
        Runs.allPass(Runs.inParallel(Parallel.class), 20);
    }

    @ParseTest
    static class Parallel {
        @RepeatedTest(20)
        void saves(Parse parse) {
            for (int i = 0; i < 10; i++) {
                parse.object("Post").put("number", i).save();
            }
            assertThat(parse.query("Post").count()).isEqualTo(10);
        }
    }

    // -- A backend for a class -------------------------------------------------------------------------------------

    @Test
    void perClass_sharesTheBackend_withNestedClassesToo() {
        SEEN.clear();
        Runs.allPass(Runs.of(Shared.class), 4);
        assertThat(SEEN)
                .singleElement()
                .satisfies(parse -> assertThat(codeOf(parse)).isEqualTo(ParseException.CONNECTION_FAILED));
    }

    @ParseTest(isolation = Isolation.PER_CLASS)
    static class Shared {
        @BeforeAll
        static void save(Parse parse) {
            SEEN.add(parse);
            parse.object("Post").put("title", "Hello").save();
        }

        @Test
        void first(Parse parse) {
            assertThat(parse.query("Post").count()).isEqualTo(1);
        }

        @Test
        @ParseTest
        void alone(Parse parse) {
            assertThat(parse.query("Post").count()).isZero();
        }

        @Nested
        class Inner {
            @Test
            void second(Parse parse) {
                assertThat(parse).isSameAs(SEEN.peek());
                assertThat(parse.query("Post").count()).isEqualTo(1);
            }
        }

        @Nested
        @ParseTest
        class Apart {
            @Test
            void third(Parse parse) {
                assertThat(parse.query("Post").count()).isZero();
            }
        }

        @AfterAll
        static void stillThere(Parse parse) {
            assertThat(parse.query("Post").count()).isEqualTo(1);
        }
    }

    @Test
    void onMethodAlone_givesThatTestABackend() {
        Runs.allPass(Runs.of(OneMethod.class), 2);
    }

    static class OneMethod {
        @Test
        @ParseTest
        void with(Parse parse) {
            assertThat(parse.query("Post").count()).isZero();
        }

        @Test
        void without() {}
    }

    // -- Views, options, gateway -----------------------------------------------------------------------------------

    @Test
    void options_ofTheAnnotation_reachTheBackend() {
        Runs.allPass(Runs.of(WithOptions.class), 1);
    }

    static final class FewAtOnce implements ParseTestOptions {
        @Override
        public void configure(ParseBuilder builder) {
            builder.maxLimit(2);
        }
    }

    @ParseTest(options = FewAtOnce.class)
    static class WithOptions {
        @Test
        void findsFew(Parse parse) {
            parse.saveAll(List.of(parse.object("Post"), parse.object("Post"), parse.object("Post")));
            assertThat(parse.query("Post").find()).hasSize(2);
        }
    }

    @Test
    void view_ofTheTest_isADeviceWithoutAUser() {
        Runs.allPass(Runs.of(Views.class), 1);
    }

    @ParseTest
    static class Views {
        @Test
        void views(Parse parse, @AsMaster Parse master) {
            assertThat(parse.currentUser()).isEmpty();
            assertThat(parse.currentInstallation().getInstallationId()).isNotEmpty();
            assertThat(master.schemas()).isNotNull();
        }
    }

    @Test
    void gateway_ofTheTest_frontsItsBackend() {
        Runs.allPass(Runs.of(ThroughTheGateway.class), 1);
    }

    @ParseTest
    static class ThroughTheGateway {
        @Test
        void gateway(ParseGateway gateway, Parse parse) throws Exception {
            parse.object("Post").put("title", "Hello").save();
            assertThat(Http.get(gateway, "/classes/Post?count=1&limit=0")).contains("\"count\":1");
        }
    }

    private static int codeOf(Parse closed) {
        try {
            closed.query("Post").count();
            return 0;
        } catch (ParseException e) {
            return e.getCode();
        }
    }
}
