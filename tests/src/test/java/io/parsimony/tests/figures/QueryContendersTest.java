package io.parsimony.tests.figures;

import static org.assertj.core.api.Assertions.assertThat;

import io.parsimony.tests.figures.Blog.City;
import io.parsimony.tests.figures.Blog.Post;
import java.util.List;
import java.util.function.ToLongFunction;
import org.junit.jupiter.api.Test;

/** Times say nothing unless both give the same answers. */
class QueryContendersTest {
    private static final int POSTS = 5_000;
    private static final int CITIES = 20_000;

    @Test
    void everyQuery_isAnsweredAlike() {
        List<QueryContender> contenders = List.of(new ParsimonyQueries(), new HandWrittenQueries());
        contenders.forEach(contender -> contender.fill(POSTS, CITIES));
        City city = Blog.cities(77).get(76);
        Post post = Post.of(77);

        assertAlike(contenders, contender -> contender.arrayContains(post.tags().get(0)));
        assertAlike(contenders, contender -> contender.near(city.latitude() + 0.1, city.longitude() + 0.1));
        assertAlike(contenders, contender -> contender.box(city.latitude() - 1, city.longitude() - 1));
        assertAlike(contenders, contender -> contender.subQuery("country7"));
        assertAlike(contenders, contender -> contender.compoundOr(Blog.LIKES - 2_000, post.title()));
        assertAlike(contenders, contender -> contender.prefix(post.title().substring(0, 2)));
        assertAlike(contenders, contender -> contender.count(Blog.LIKES / 2));

        contenders.forEach(QueryContender::close);
    }

    private static void assertAlike(List<QueryContender> contenders, ToLongFunction<QueryContender> query) {
        assertThat(contenders.stream().mapToLong(query).distinct().toArray())
                .hasSize(1)
                .doesNotContain(0);
    }
}
