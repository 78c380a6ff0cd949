package io.parsimony.engine.aggregate;

import static org.assertj.core.api.Assertions.assertThat;

import io.parsimony.engine.match.Matcher;
import io.parsimony.engine.match.OtherObjects;
import io.parsimony.json.ConstraintJson;
import io.parsimony.json.ValueJson;
import io.parsimony.query.Constraint;
import io.parsimony.query.Ordering;
import io.parsimony.schema.ClassSchema;
import io.parsimony.value.ParseValue;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What of a pipeline the database does. */
class PipelineTest {
    private static final Constraint ALL = new Constraint.And(List.of());

    private final Stage positive = match("{\"a\":{\"$gt\":0}}");
    private final Stage small = match("{\"a\":{\"$lt\":9}}");
    private final Sort byB = new Sort(List.of(Ordering.descending("b")));

    @Test
    void matchesSortSkipAndLimit_areRead() {
        Pipeline pipeline = Pipeline.of(
                ALL, List.of(positive, small, byB, new Slice.Skip(3), new Slice.Limit(5), new CountRows("n")));

        assertThat(ConstraintJson.write(pipeline.objects().where())).contains("\"$gt\":0", "\"$lt\":9");
        assertThat(pipeline.objects().order()).isEqualTo(byB.order());
        assertThat(pipeline.objects().skip()).isEqualTo(3);
        assertThat(pipeline.objects().limit()).isEqualTo(5);
        assertThat(pipeline.stages()).containsExactly(new CountRows("n"));
        assertThat(pipeline.readsAllThatMatch()).isFalse();
    }

    @Test
    void matchAfterSort_isRead() {
        assertThat(Pipeline.of(ALL, List.of(byB, positive)).stages()).isEmpty();
    }

    @Test
    void limitBeforeSkipSortOrMatch_isReadAlone() {
        for (Stage next : List.of(new Slice.Skip(1), byB, positive)) {
            Pipeline pipeline = Pipeline.of(ALL, List.of(new Slice.Limit(5), next));

            assertThat(pipeline.objects()).isEqualTo(new ObjectSource.Objects(ALL, List.of(), 5, 0));
            assertThat(pipeline.stages()).containsExactly(next);
        }
    }

    @Test
    void otherStages_readEverything() {
        Stage sample = new Sample(3, Random::new);

        Pipeline pipeline = Pipeline.of(ALL, List.of(sample, positive));

        assertThat(pipeline.objects()).isEqualTo(ObjectSource.Objects.matching(ALL));
        assertThat(pipeline.stages()).containsExactly(sample, positive);
        assertThat(pipeline.readsAllThatMatch()).isTrue();
    }

    private static Stage match(String json) {
        ParseValue arguments = ValueJson.read(json);
        return Match.read(arguments, new ClassSchema("C", Map.of()), new Matcher(OtherObjects.NONE, Clock.systemUTC()));
    }
}
