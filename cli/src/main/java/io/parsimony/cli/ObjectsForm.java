package io.parsimony.cli;

import io.parsimony.backend.FetchedObject;
import io.parsimony.backend.ObjectJson;
import java.io.IOException;
import java.io.Writer;
import java.util.List;

/** How many JSON objects stand in one file. In every form each stands on a line of its own. */
public enum ObjectsForm {
    /** {@code {"results":[…]}}, as Parse exports a class. */
    RESULTS("{\"results\":[\n", ",\n", "\n]}\n"),
    /** {@code […]}. */
    ARRAY("[\n", ",\n", "\n]\n"),
    /** An object per line. */
    LINES("", "\n", "\n");

    private final String opening;
    private final String separator;
    private final String closing;

    ObjectsForm(String opening, String separator, String closing) {
        this.opening = opening;
        this.separator = separator;
        this.closing = closing;
    }

    /** Writes all of the objects. */
    public void write(List<FetchedObject> objects, Writer out) throws IOException {
        Appender appender = begin(out);
        for (FetchedObject object : objects) {
            appender.append(ObjectJson.write(object));
        }
        appender.end();
    }

    /** Begins to write objects one by one. */
    public Appender begin(Writer out) throws IOException {
        out.write(opening);
        return new Appender(out);
    }

    /** Objects that are being written. One thread at a time. */
    public final class Appender {
        private final Writer out;
        private long count;

        private Appender(Writer out) {
            this.out = out;
        }

        /** One more, as JSON. */
        public void append(String json) throws IOException {
            if (count > 0) {
                out.write(separator);
            }
            out.write(json);
            count++;
        }

        /** Writes what stands after the last one. */
        public void end() throws IOException {
            out.write(count == 0 ? closing.stripLeading() : closing);
        }

        /** How many have been written. */
        public long count() {
            return count;
        }
    }
}
