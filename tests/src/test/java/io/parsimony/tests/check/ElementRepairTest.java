package io.parsimony.tests.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.parsimony.Parse;
import io.parsimony.ParseObject;
import io.parsimony.backend.CheckReport;
import io.parsimony.backend.Finding;
import io.parsimony.backend.Finding.Kind;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Indexes over elements and words agree with the documents, or a repair makes them agree. */
class ElementRepairTest {
    private static final String TAGS = "\"parse\".\"_Elements_by__tags_Post\"";
    private static final String WORDS = "\"parse\".\"_Elements_text__text_Post\"";

    @TempDir
    private Path folder = Path.of("set by JUnit");

    private DamagedFile file = new DamagedFile(Path.of("set by JUnit"));

    @BeforeEach
    void fillDatabase() throws Exception {
        file = new DamagedFile(folder);
        file.fill(parse -> {
            Parse master = parse.asMaster();
            List<ParseObject> posts = new ArrayList<>();
            for (int i = 0; i < 1_100; i++) { // more than a page
                posts.add(master.object("Post")
                        .put("tags", List.of("t" + i % 10, i))
                        .put("text", "the word number " + i));
            }
            master.saveAll(posts);
            master.index("Post", "tags");
            master.textIndex("Post", "text");
        });
    }

    @Test
    void noDamage_isNoFinding() {
        assertThat(file.check().isClean()).isTrue();
    }

    @Test
    void missingEntry_isMadeAnew() throws Exception {
        file.damage("delete from " + TAGS + " where \"_key\" = 'n1000'");

        assertMended(Kind.WRONG_INDEX, "by__tags");
    }

    @Test
    void entryTooMany_goes() throws Exception {
        file.damage("insert into " + TAGS + " values ('st3', 7)");

        assertMended(Kind.WRONG_INDEX, "by__tags");
    }

    @Test
    void entryTwice_goes() throws Exception {
        file.damage("insert into " + WORDS + " select * from " + WORDS + " where \"_key\" = '0.5'");

        assertMended(Kind.WRONG_INDEX, "text__text");
    }

    @Test
    void entryOfNoObject_goes() throws Exception {
        file.damage("insert into " + TAGS + " values ('st3', 1000000)");

        assertMended(Kind.WRONG_INDEX, "by__tags");
    }

    @Test
    void missingTable_isMadeAnew() throws Exception {
        file.damage("drop table " + TAGS);

        assertMended(Kind.MISSING_INDEX, "by__tags");
    }

    @Test
    void missingIndexOfTheTable_isMadeAnew() throws Exception {
        file.damage("drop index \"parse\".\"Post_by__tags\"");

        assertMended(Kind.MISSING_INDEX, "by__tags");
    }

    @Test
    void indexOfTheTableWithoutAnEntry_isMadeAnew() throws Exception {
        file.damage(connection -> Entries.remove(connection, "_Elements_by__tags_Post", "Post_by__tags", 5));

        assertMended(Kind.WRONG_INDEX, "Post_by__tags");
    }

    @Test
    void tableThatNoIndexKnows_isDropped() throws Exception {
        file.damage("delete from \"parsimony\".\"index\" where \"name\" = 'by__tags'");

        assertMended(Kind.LEFTOVER, "_Elements_by__tags_Post", "");
    }

    private void assertMended(Kind kind, String subject) throws Exception {
        assertMended(kind, subject, "Post");
    }

    private void assertMended(Kind kind, String subject, String className) throws Exception {
        CheckReport found = file.check();
        assertThat(found.findings()).extracting(Finding::kind).containsExactly(kind);
        assertThat(found.findings().get(0).subject()).isEqualTo(subject);
        assertThat(found.findings().get(0).className()).isEqualTo(className);
        assertThat(DamagedFile.repaired(file.repair())).containsExactly(kind);
        assertThat(file.check().isClean()).isTrue();
        try (Parse parse = file.open()) {
            assertThat(parse.query("Post").whereEqualTo("tags", "t3").count()).isEqualTo(110);
            assertThat(parse.query("Post").whereEqualTo("tags", 1000).count()).isEqualTo(1);
            assertThat(parse.query("Post").whereFullText("text", "5 1000").count())
                    .isEqualTo(2);
        }
    }
}
