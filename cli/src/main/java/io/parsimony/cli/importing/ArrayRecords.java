package io.parsimony.cli.importing;

import io.parsimony.ParseException;
import io.parsimony.json.ValueJson;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.JacksonIOException;

/** The elements of an array, which is the whole file or its member {@code results}. */
final class ArrayRecords implements FileRecords {
    private final JsonParser parser;
    private boolean isInside;
    private boolean isAtEnd;

    /** Reads from the stream, whose first array is the one. */
    ArrayRecords(InputStream in) {
        this.parser = ValueJson.parser(in);
    }

    @Override
    public Optional<FileRecord> next() throws IOException {
        try {
            return isAtEnd ? Optional.empty() : read();
        } catch (JacksonIOException e) {
            throw e.getCause();
        } catch (JacksonException e) {
            throw BrokenFile.of(e);
        }
    }

    private Optional<FileRecord> read() {
        while (!isInside) {
            isInside = parser.nextToken() == JsonToken.START_ARRAY;
        }
        JsonToken token = parser.nextToken();
        if (token == JsonToken.END_ARRAY) {
            end();
            return Optional.empty();
        }
        long line = parser.currentTokenLocation().getLineNr();
        Members members = new Members();
        if (token == JsonToken.START_OBJECT) {
            members.read(parser);
        } else {
            members.refuse(new ParseException(ParseException.INVALID_JSON, "Expected an object but got " + token));
            parser.skipChildren();
        }
        return Optional.of(members.at(line));
    }

    /** Passes over what stands beside the results, such as their count. */
    private void end() {
        isAtEnd = true;
        while (!parser.streamReadContext().inRoot()) {
            parser.nextToken();
            parser.skipChildren();
        }
        if (parser.nextToken() != null) {
            TokenStreamLocation where = parser.currentTokenLocation();
            throw new BrokenFile(where.getLineNr(), where.getColumnNr(), "something follows the end of the objects");
        }
    }
}
