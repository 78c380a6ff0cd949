package io.parsimony.tests.figures;

import static io.parsimony.tests.figures.JdbcContender.run;

import io.parsimony.tests.figures.Blog.Author;
import io.parsimony.tests.figures.Blog.City;
import io.parsimony.tests.figures.Blog.Post;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/** Hand-written JDBC over tables made for the purpose, on one connection in memory, statements prepared once. */
final class HandWrittenQueries implements QueryContender {
    private static final String POST = "select p.id, p.title, p.author, p.body, p.likes from post p ";
    private static final String FIRST = " order by p.row_number fetch first 100 rows only";
    /** Great-circle distance, up to a factor. */
    private static final String DISTANCE = "asin(sqrt(power(sin(radians(lat - ?) / 2), 2) + cos(radians(?))"
            + " * cos(radians(lat)) * power(sin(radians(lng - ?) / 2), 2)))";

    private final Connection connection;
    private final Map<String, PreparedStatement> statements = new HashMap<>();

    HandWrittenQueries() {
        try {
            connection = DriverManager.getConnection("jdbc:h2:mem:" + UUID.randomUUID() + ";QUERY_CACHE_SIZE=64");
            execute("create table author (id varchar primary key, name varchar, country varchar)");
            execute("create table post (row_number bigint generated always as identity primary key, id varchar unique,"
                    + " title varchar, likes double precision, author varchar, body varchar)");
            execute("create table post_tag (tag varchar, post bigint, primary key (tag, post))");
            execute("create table city (row_number bigint generated always as identity primary key, id varchar unique,"
                    + " name varchar, lat double precision, lng double precision)");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private void execute(String sql) throws SQLException {
        connection.createStatement().execute(sql);
    }

    private PreparedStatement prepared(String sql, Object... values) throws SQLException {
        PreparedStatement statement = statements.get(sql);
        if (statement == null) {
            statement = connection.prepareStatement(sql);
            statements.put(sql, statement);
        }
        for (int i = 0; i < values.length; i++) {
            statement.setObject(i + 1, values[i]);
        }
        return statement;
    }

    @Override
    public void fill(int posts, int cities) {
        run(() -> {
            connection.setAutoCommit(false);
            for (int row = 0; row < Blog.AUTHORS; row++) {
                Author author = Author.of(row);
                prepared("insert into author values (?, ?, ?)", "a" + row, author.name(), author.country())
                        .executeUpdate();
            }
            for (int row = 0; row < posts; row++) {
                insert(row, Post.of(row));
            }
            int row = 0;
            for (City city : Blog.cities(cities)) {
                prepared(
                                "insert into city (id, name, lat, lng) values (?, ?, ?, ?)",
                                "c" + row++,
                                city.name(),
                                city.latitude(),
                                city.longitude())
                        .executeUpdate();
            }
            connection.commit();
            connection.setAutoCommit(true);
            execute("create index post_title on post (title, row_number)");
            execute("create index post_likes on post (likes, row_number)");
            execute("create index post_author on post (author, row_number)");
            execute("create index author_country on author (country)");
            execute("create index city_place on city (lat, lng)");
            return 0L;
        });
    }

    private void insert(int row, Post post) throws SQLException {
        prepared(
                        "insert into post (id, title, likes, author, body) values (?, ?, ?, ?, ?)",
                        "p" + row,
                        post.title(),
                        post.likes(),
                        "a" + post.author(),
                        post.body())
                .executeUpdate();
        for (String tag : post.tags().stream().distinct().toList()) {
            prepared("insert into post_tag values (?, ?)", tag, row + 1).executeUpdate();
        }
    }

    private static long readPosts(PreparedStatement statement) throws SQLException {
        long sum = 0;
        try (ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                rows.getString(1);
                rows.getString(2);
                rows.getString(3);
                rows.getString(4);
                sum += (long) rows.getDouble(5);
            }
        }
        return sum;
    }

    private static long readCities(PreparedStatement statement) throws SQLException {
        long sum = 0;
        try (ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                rows.getDouble(2);
                rows.getDouble(3);
                sum += rows.getString(1).length();
            }
        }
        return sum;
    }

    @Override
    public long arrayContains(String tag) {
        return run(() -> readPosts(prepared(
                POST + "join post_tag t on t.post = p.row_number where t.tag = ? order by t.post"
                        + " fetch first 100 rows only",
                tag)));
    }

    /** In boxes that grow until ten cities are surely nearer than any outside. */
    @Override
    public long near(double latitude, double longitude) {
        return run(() -> {
            for (double degrees = 0.5; ; degrees *= 2) {
                double width = degrees / Math.max(0.01, Math.cos(Math.toRadians(Math.abs(latitude) + degrees)));
                ResultSet within = prepared(
                                "select count(*) from city where lat between ? and ? and lng between ? and ? and "
                                        + DISTANCE + " <= ?",
                                latitude - degrees,
                                latitude + degrees,
                                longitude - width,
                                longitude + width,
                                latitude,
                                latitude,
                                longitude,
                                Math.toRadians(degrees) / 2)
                        .executeQuery();
                within.next();
                if (within.getLong(1) >= 10 || degrees > 180) {
                    return readCities(prepared(
                            "select name, lat, lng from city where lat between ? and ? and lng between ? and ? order by "
                                    + DISTANCE + " fetch first 10 rows only",
                            latitude - degrees,
                            latitude + degrees,
                            longitude - width,
                            longitude + width,
                            latitude,
                            latitude,
                            longitude));
                }
            }
        });
    }

    @Override
    public long box(double south, double west) {
        return run(() -> readCities(prepared(
                "select name, lat, lng from city where lat between ? and ? and lng between ? and ?"
                        + " order by row_number fetch first 100 rows only",
                south,
                south + 2,
                west,
                west + 2)));
    }

    @Override
    public long subQuery(String country) {
        return run(() -> readPosts(
                prepared(POST + "where p.author in (select id from author where country = ?)" + FIRST, country)));
    }

    @Override
    public long include(int likes) {
        return run(() -> {
            long sum = 0;
            try (ResultSet rows = prepared(
                            "select p.id, p.title, p.body, p.likes, a.id, a.name, a.country from post p"
                                    + " left join author a on a.id = p.author where p.likes >= ?"
                                    + " order by p.likes, p.row_number fetch first 100 rows only",
                            (double) likes)
                    .executeQuery()) {
                while (rows.next()) {
                    rows.getString(1);
                    rows.getString(2);
                    rows.getString(3);
                    rows.getString(5);
                    rows.getString(7);
                    sum += (long) rows.getDouble(4) + rows.getString(6).length();
                }
            }
            return sum;
        });
    }

    @Override
    public long compoundOr(int likes, String title) {
        return run(() -> readPosts(prepared(
                POST + "where p.row_number in (select row_number from post where likes >= ?"
                        + " union select row_number from post where title = ?)" + FIRST,
                (double) likes,
                title)));
    }

    @Override
    public long prefix(String prefix) {
        return run(() ->
                readPosts(prepared(POST + "where p.title >= ? and p.title < ?" + FIRST, prefix, prefix + '\uffff')));
    }

    @Override
    public long count(int likes) {
        return run(() -> {
            try (ResultSet rows = prepared("select count(*) from post where likes >= ?", (double) likes)
                    .executeQuery()) {
                rows.next();
                return rows.getLong(1);
            }
        });
    }

    @Override
    public void close() {
        run(() -> {
            connection.close();
            return 0L;
        });
    }
}
