package io.parsimony.tests.concurrency;

import static org.assertj.core.api.Assertions.assertThat;

import io.parsimony.Parse;
import io.parsimony.ParseGeoPoint;
import io.parsimony.ParseObject;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Indexes of each kind come and go while others read and write: not one call may fail, and each finds its own objects. */
class IndexesUnderLoadTest {
    private static final int WRITERS = 4;
    private static final int ROUNDS = 5;

    @Test
    @Timeout(180)
    void readersAndWriters_whileIndexesComeAndGo_neverFail() throws Exception {
        try (Parse parse = Parse.inMemory()) {
            row(parse, "first", 0).save();
            AtomicBoolean changing = new AtomicBoolean(true);
            Threads.run(WRITERS + 1, thread -> {
                if (thread == 0) {
                    try {
                        comeAndGo(parse.asMaster());
                    } finally {
                        changing.set(false);
                    }
                } else {
                    work(parse, "w" + thread, changing);
                }
            });
            parse.asMaster().index("Row", "tags");
            assertThat(parse.asMaster().check().isClean()).isTrue();
        }
    }

    private static void comeAndGo(Parse master) {
        for (int i = 0; i < ROUNDS; i++) {
            master.index("Row", "tags");
            master.textIndex("Row", "text");
            master.geoIndex("Row", "place");
            master.index("Row", "name", "-n");
            List.of("by__tags", "text__text", "geo__place", "by__name__n_desc")
                    .forEach(name -> master.dropIndex("Row", name));
        }
    }

    private static void work(Parse parse, String name, AtomicBoolean changing) {
        int i = 1;
        while (changing.get() || i < 10) {
            ParseObject row = row(parse, name, i).save();
            assertThat(parse.query("Row").whereEqualTo("tags", name + i).count())
                    .isEqualTo(1);
            row.add("tags", name + "more" + i).put("text", "another " + name + i);
            row.save();
            assertThat(parse.query("Row")
                            .whereEqualTo("tags", name + "more" + i)
                            .count())
                    .isEqualTo(1);
            assertThat(parse.query("Row").whereFullText("text", name + i).count())
                    .isEqualTo(1);
            if (i % 3 == 0) {
                row.delete();
                assertThat(parse.query("Row").whereEqualTo("tags", name + i).count())
                        .isZero();
            }
            i++;
        }
    }

    private static ParseObject row(Parse parse, String name, int n) {
        return parse.object("Row")
                .put("name", name)
                .put("n", n)
                .put("tags", List.of(name, name + n, n))
                .put("text", "the text of " + name + n)
                .put("place", new ParseGeoPoint(n % 90, n % 180));
    }
}
