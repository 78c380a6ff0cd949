package io.parsimony.tests.figures;

import io.parsimony.Parse;
import io.parsimony.ParseGeoPoint;
import io.parsimony.ParseObject;
import io.parsimony.backend.Caller;
import io.parsimony.backend.FetchedObject;
import io.parsimony.backend.FindRequest;
import io.parsimony.backend.Selection;
import io.parsimony.query.Comparison;
import io.parsimony.query.Constraint;
import io.parsimony.query.FieldPath;
import io.parsimony.query.Ordering;
import io.parsimony.query.SubQuery;
import io.parsimony.tests.figures.Blog.Author;
import io.parsimony.tests.figures.Blog.City;
import io.parsimony.tests.figures.Blog.Post;
import io.parsimony.value.GeoPointValue;
import io.parsimony.value.NumberValue;
import io.parsimony.value.ParseValue;
import io.parsimony.value.StringValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The port of the embedded backend, asked by nobody in particular, so that ACLs count; documents are read into values. */
final class ParsimonyQueries implements QueryContender {
    private static final int BATCH = 1_000;
    private static final int PAGE = 100;
    private static final FieldPath LIKES = FieldPath.of("likes");
    private static final FieldPath AUTHOR = FieldPath.of("author");

    private final Parse parse = Parse.inMemory();

    @Override
    public void fill(int posts, int cities) {
        List<ParseObject> authors = IntStream.range(0, Blog.AUTHORS)
                .mapToObj(Author::of)
                .map(author -> parse.object("Author").put("name", author.name()).put("country", author.country()))
                .toList();
        parse.saveAll(authors);
        save(IntStream.range(0, posts)
                .mapToObj(Post::of)
                .map(post -> parse.object("Post")
                        .put("title", post.title())
                        .put("likes", post.likes())
                        .put("author", authors.get(post.author()))
                        .put("tags", post.tags())
                        .put("body", post.body())));
        save(Blog.cities(cities).stream().map(this::object));
        Parse master = parse.asMaster();
        List.of("title", "likes", "author", "tags").forEach(field -> master.index("Post", field));
        master.index("City", "location");
        master.index("Author", "country");
    }

    private ParseObject object(City city) {
        return parse.object("City")
                .put("name", city.name())
                .put("location", new ParseGeoPoint(city.latitude(), city.longitude()));
    }

    private void save(Stream<ParseObject> objects) {
        List<ParseObject> batch = new ArrayList<>();
        objects.forEach(object -> {
            batch.add(object);
            if (batch.size() == BATCH) {
                parse.saveAll(batch);
                batch.clear();
            }
        });
        parse.saveAll(batch);
    }

    private static Constraint compare(FieldPath field, Comparison op, ParseValue value) {
        return new Constraint.Compare(field, op, value);
    }

    private static Constraint equal(String field, String value) {
        return compare(FieldPath.of(field), Comparison.EQUAL, new StringValue(value));
    }

    private static Constraint likesFrom(int likes) {
        return compare(LIKES, Comparison.GREATER_THAN_OR_EQUAL, new NumberValue(likes));
    }

    private List<FetchedObject> find(FindRequest request) {
        return parse.backend().find(Caller.ANONYMOUS, request);
    }

    private long readPosts(Constraint where) {
        return find(FindRequest.of("Post", where).withLimit(PAGE)).stream()
                .mapToLong(ParsimonyQueries::likes)
                .sum();
    }

    private static long likes(FetchedObject post) {
        return post.document().fields().members().get("likes") instanceof NumberValue likes ? (long) likes.value() : 0;
    }

    private long readCities(Constraint where, int limit) {
        return find(FindRequest.of("City", where).withLimit(limit)).stream()
                .mapToLong(city -> length(city, "name"))
                .sum();
    }

    private static long length(FetchedObject object, String field) {
        return object.document().fields().members().get(field) instanceof StringValue text
                ? text.value().length()
                : 0;
    }

    @Override
    public long arrayContains(String tag) {
        return readPosts(equal("tags", tag));
    }

    @Override
    public long near(double latitude, double longitude) {
        return readCities(
                new Constraint.Near(
                        FieldPath.of("location"),
                        new GeoPointValue(latitude, longitude),
                        OptionalDouble.empty(),
                        OptionalDouble.empty()),
                10);
    }

    @Override
    public long box(double south, double west) {
        return readCities(
                new Constraint.WithinBox(
                        FieldPath.of("location"),
                        new GeoPointValue(south, west),
                        new GeoPointValue(south + 2, west + 2)),
                PAGE);
    }

    @Override
    public long subQuery(String country) {
        return readPosts(new Constraint.InQuery(AUTHOR, new SubQuery("Author", equal("country", country))));
    }

    @Override
    public long include(int likes) {
        FindRequest request = FindRequest.of("Post", likesFrom(likes))
                .withOrder(List.of(Ordering.ascending("likes")))
                .withLimit(PAGE)
                .withSelection(new Selection(null, List.of(AUTHOR)));
        return find(request).stream()
                .mapToLong(post -> likes(post)
                        + post.included().getOrDefault(AUTHOR, Map.of()).values().stream()
                                .mapToLong(author -> length(author, "name"))
                                .sum())
                .sum();
    }

    @Override
    public long compoundOr(int likes, String title) {
        return readPosts(new Constraint.Or(List.of(likesFrom(likes), equal("title", title))));
    }

    @Override
    public long prefix(String prefix) {
        return readPosts(new Constraint.StartsWith(FieldPath.of("title"), prefix));
    }

    @Override
    public long count(int likes) {
        return parse.backend().count(Caller.ANONYMOUS, FindRequest.of("Post", likesFrom(likes)));
    }

    @Override
    public void close() {
        parse.close();
    }
}
