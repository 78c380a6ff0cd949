package io.parsimony.cli.importing;

import io.parsimony.ParseException;
import io.parsimony.cli.KeptOpen;
import io.parsimony.cli.TextOf;
import io.parsimony.json.ValueJson;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import tools.jackson.core.JsonGenerator;

/** What was not imported, and why: the first few for the person who waits, all into a file where there is one. */
final class Refusals implements Closeable {
    private static final int SHOWN = 20;

    private final PrintWriter err;
    private final OutputStream file;
    private long count;

    /**
     * Refusals.
     *
     * @param file takes all as JSON lines
     */
    Refusals(PrintWriter err, OutputStream file) {
        this.err = err;
        this.file = file;
    }

    /** One more. */
    void add(String source, FileRecord record, ParseException why) {
        count++;
        if (count <= SHOWN) {
            err.println(source + ":" + record.line() + ": "
                    + record.objectId()
                            .map(id -> "object " + TextOf.oneLine(id) + ": ")
                            .orElse("")
                    + "error " + why.getCode() + ": " + TextOf.oneLine(String.valueOf(why.getMessage())));
        } else if (count == SHOWN + 1) {
            err.println("More are refused and not shown here; --errors FILE keeps them all.");
        }
        try (JsonGenerator out = ValueJson.generator(new KeptOpen(file))) {
            out.writeStartObject();
            out.writeStringProperty("file", source);
            out.writeNumberProperty("line", record.line());
            record.objectId().ifPresent(id -> out.writeStringProperty("objectId", id));
            out.writeNumberProperty("code", why.getCode());
            out.writeStringProperty("error", why.getMessage());
            out.writeEndObject();
            out.writeRaw('\n');
        }
    }

    /** How many. */
    long count() {
        return count;
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
