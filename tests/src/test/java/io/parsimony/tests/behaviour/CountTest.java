package io.parsimony.tests.behaviour;

import static org.assertj.core.api.Assertions.assertThat;

import io.parsimony.Parse;
import io.parsimony.ParseACL;
import io.parsimony.ParseObject;
import java.util.List;
import org.junit.jupiter.api.Test;

class CountTest extends WithParse {

    @Test
    void count_ignoresLimitSkipAndOrder() {
        for (int i = 0; i < 7; i++) {
            saved("Row", "v", i);
        }

        assertThat(parse.query("Row").limit(2).skip(3).orderByDescending("v").count())
                .isEqualTo(7);
        assertThat(parse.query("Row").whereGreaterThan("v", 4).count()).isEqualTo(2);
    }

    @Test
    void count_isExactForMasterToo() {
        for (int i = 0; i < 3; i++) {
            saved("Row", "v", i);
        }

        assertThat(parse.asMaster().query("Row").count()).isEqualTo(3);
    }

    @Test
    void count_followsDeletionAndClasses() {
        ParseObject row = saved("Row", "v", 1);
        saved("Other", "v", 1);
        row.delete();

        assertThat(parse.query("Row").count()).isZero();
        assertThat(parse.query("Other").count()).isEqualTo(1);
    }

    @Test
    void count_leavesOutWhatTheCallerMayNotRead() {
        Parse alice = signedUp("alice");
        ParseObject secret = alice.object("Note").put("text", "mine");
        secret.setACL(new ParseACL(userOf(alice)));
        secret.save();
        saved("Note", "text", "everybody's");

        assertThat(parse.query("Note").count()).isEqualTo(1);
        assertThat(alice.query("Note").count()).isEqualTo(2);
        assertThat(parse.asMaster().query("Note").count()).isEqualTo(2);
    }

    @Test
    void count_ofArrayMatches_countsObjectsNotElements() {
        saved("Row", "list", List.of(1, 1, 1));

        assertThat(parse.query("Row").whereEqualTo("list", 1).count()).isEqualTo(1);
        assertThat(parse.query("Row").whereContainedIn("list", List.of(1, 1)).find())
                .hasSize(1);
    }
}
