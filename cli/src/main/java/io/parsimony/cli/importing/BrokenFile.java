package io.parsimony.cli.importing;

import io.parsimony.ParseException;
import tools.jackson.core.JacksonException;

/** The file is no JSON from here on, so that the end of the object can't be found. */
final class BrokenFile extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final long line;

    BrokenFile(long line, long column, String why) {
        super("Column " + column + ": " + why + "; nothing after this was read");
        this.line = line;
    }

    static BrokenFile of(JacksonException failure) {
        return new BrokenFile(
                failure.getLocation().getLineNr(),
                failure.getLocation().getColumnNr(),
                "not JSON: " + failure.getOriginalMessage());
    }

    /** Where. */
    long line() {
        return line;
    }

    /** As an error of Parse's. */
    ParseException toParse() {
        return new ParseException(ParseException.INVALID_JSON, String.valueOf(getMessage()), this);
    }
}
