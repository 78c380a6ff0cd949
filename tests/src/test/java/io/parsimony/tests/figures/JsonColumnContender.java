package io.parsimony.tests.figures;

import static java.util.Objects.requireNonNull;

import java.io.ByteArrayOutputStream;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** Hand-written JDBC over one JSON column and the three columns that are asked for; documents are read into maps. */
final class JsonColumnContender extends JdbcContender {
    private final JsonFactory json = new JsonFactory();
    private final PreparedStatement lock;
    private final PreparedStatement update;

    JsonColumnContender() {
        super(
                "create table score (row_number bigint generated always as identity primary key, id varchar unique, "
                        + "updated bigint, player varchar, points double precision, doc json)",
                "id, updated, doc",
                "cast(cast((doc).\"level\" as varchar) as double precision)",
                "cast((doc).\"cheat\" as varchar)",
                "true",
                "insert into score (id, updated, player, points, doc) values (?, ?, ?, ?, ? format json)");
        try {
            lock = connection.prepareStatement("select doc from score where id = ? for update");
            update = connection.prepareStatement("update score set updated = ?, doc = ? format json where id = ?");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    long read(ResultSet row) throws SQLException {
        row.getString(1);
        row.getLong(2);
        return ((Number) requireNonNull(toMap(row.getBytes(3)).get("points"))).longValue();
    }

    @Override
    void bind(PreparedStatement insert, int first, Score score) throws SQLException {
        insert.setString(first, score.player());
        insert.setDouble(first + 1, score.points());
        insert.setBytes(first + 2, toJson(score));
    }

    @Override
    public long increment(int row) {
        return run(() -> {
            connection.setAutoCommit(false);
            lock.setString(1, id(row));
            Map<String, Object> fields;
            try (ResultSet rows = lock.executeQuery()) {
                rows.next();
                fields = toMap(rows.getBytes(1));
            }
            double level = ((Number) requireNonNull(fields.get("level"))).doubleValue() + 1;
            fields.put("level", level);
            update.setLong(1, System.currentTimeMillis());
            update.setBytes(2, toJson(fields));
            update.setString(3, id(row));
            update.executeUpdate();
            connection.commit();
            connection.setAutoCommit(true);
            return (long) level;
        });
    }

    private byte[] toJson(Score score) {
        return toJson(Map.of(
                "player", score.player(),
                "points", (double) score.points(),
                "level", (double) score.level(),
                "cheat", score.cheat(),
                "comment", score.comment()));
    }

    private byte[] toJson(Map<String, Object> fields) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (JsonGenerator generator = json.createGenerator(ObjectWriteContext.empty(), out)) {
            generator.writeStartObject();
            fields.forEach((name, value) -> {
                if (value instanceof String text) {
                    generator.writeStringProperty(name, text);
                } else if (value instanceof Boolean truth) {
                    generator.writeBooleanProperty(name, truth);
                } else {
                    generator.writeNumberProperty(name, ((Number) value).longValue());
                }
            });
            generator.writeEndObject();
        }
        return out.toByteArray();
    }

    private Map<String, Object> toMap(byte[] utf8) {
        Map<String, Object> fields = new HashMap<>();
        try (JsonParser parser = json.createParser(ObjectReadContext.empty(), utf8)) {
            parser.nextToken();
            while (parser.nextToken() != JsonToken.END_OBJECT) {
                String name = parser.currentName();
                JsonToken token = parser.nextToken();
                if (token == JsonToken.VALUE_STRING) {
                    fields.put(name, parser.getString());
                } else if (token.isNumeric()) {
                    fields.put(name, parser.getDoubleValue());
                } else {
                    fields.put(name, token == JsonToken.VALUE_TRUE);
                }
            }
        }
        return fields;
    }
}
