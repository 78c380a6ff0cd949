package io.parsimony.jdbc.layout;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class NamesTest {
    @Test
    void unique_usableName_staysAsItIs() {
        assertThat(Names.unique("GameScore", List.of("Other"))).isEqualTo("GameScore");
    }

    @Test
    void unique_takenLongOrStrange_getsAMark() {
        String stem = "x".repeat(70);
        String one = Names.unique(stem + "1", List.of());
        assertThat(one).hasSizeLessThanOrEqualTo(63).startsWith("xxx");
        assertThat(Names.unique(stem + "2", List.of(one))).isNotEqualTo(one);
        assertThat(Names.unique("post", List.of("Post"))).startsWith("post~");
        assertThat(Names.unique("a\"; drop", List.of())).matches("[A-Za-z0-9_~]+");
        assertThat(Names.uniqueColumn("_id", List.of())).startsWith("_id~");
    }
}
