package io.parsimony.cli.importing;

import io.parsimony.ParseException;
import io.parsimony.json.ValueJson;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** An object per line. A line that is none is a record of its own, so that the others are not lost. */
final class LineRecords implements FileRecords {
    /** A line that is longer is not kept; no object may be so large. */
    private static final int MAX_LINE_BYTES = 64 * 1024 * 1024;

    private final InputStream in;
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();
    private long number;
    private boolean isTooLong;

    /** Reads from a buffered stream. */
    LineRecords(InputStream in) {
        this.in = in;
    }

    @Override
    public Optional<FileRecord> next() throws IOException {
        while (readLine()) {
            number++;
            byte[] text = line.toByteArray();
            if (!isBlank(text)) {
                return Optional.of(read(text));
            }
        }
        return Optional.empty();
    }

    private FileRecord read(byte[] text) {
        Members members = new Members();
        if (isTooLong) {
            members.refuse(new ParseException(
                    ParseException.OBJECT_TOO_LARGE, "The line has more than " + MAX_LINE_BYTES + " bytes"));
            return members.at(number);
        }
        try (JsonParser parser = ValueJson.parser(text)) {
            if (parser.nextToken() == JsonToken.START_OBJECT) {
                members.read(parser);
                if (parser.nextToken() != null) {
                    members.refuse(notJson("something follows the object"));
                }
            } else {
                members.refuse(notJson("expected an object but got " + parser.currentToken()));
            }
        } catch (JacksonException e) {
            members.refuse(
                    notJson("not JSON at column " + e.getLocation().getColumnNr() + ": " + e.getOriginalMessage()));
        }
        return members.at(number);
    }

    private static ParseException notJson(String why) {
        return new ParseException(ParseException.INVALID_JSON, "The line can't be read: " + why);
    }

    private boolean readLine() throws IOException {
        line.reset();
        isTooLong = false;
        int next = in.read();
        if (next < 0) {
            return false;
        }
        while (next >= 0 && next != '\n') {
            if (line.size() < MAX_LINE_BYTES) {
                line.write(next);
            } else {
                isTooLong = true;
            }
            next = in.read();
        }
        return true;
    }

    private static boolean isBlank(byte[] text) {
        for (byte b : text) {
            if (b != ' ' && b != '\t' && b != '\r') {
                return false;
            }
        }
        return true;
    }
}
