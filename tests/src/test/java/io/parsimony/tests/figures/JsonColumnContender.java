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

    JsonColumnContender() {
        super(
                "create table score (row_number bigint generated always as identity primary key, id varchar unique, "
                        + "updated bigint, player varchar, points double precision, level double precision, doc json)",
                "id, updated, doc",
                "insert into score (id, updated, player, points, level, doc) values (?, ?, ?, ?, ?, ? format json)");
    }

    @Override
    public String name() {
        return "JDBC, JSON column";
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
        insert.setDouble(first + 2, score.level());
        insert.setBytes(first + 3, toJson(score));
    }

    private byte[] toJson(Score score) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (JsonGenerator generator = json.createGenerator(ObjectWriteContext.empty(), out)) {
            generator.writeStartObject();
            generator.writeStringProperty("player", score.player());
            generator.writeNumberProperty("points", score.points());
            generator.writeNumberProperty("level", score.level());
            generator.writeBooleanProperty("cheat", score.cheat());
            generator.writeStringProperty("comment", score.comment());
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
