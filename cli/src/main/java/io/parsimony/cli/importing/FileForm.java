package io.parsimony.cli.importing;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** How the objects stand in a file. */
enum FileForm {
    /** {@code [{…}, {…}]}. */
    ARRAY,
    /** {@code {"results": [{…}, {…}]}}, as Parse exports a class. */
    RESULTS,
    /** An object per line. */
    LINES;

    private static final int LOOK_AHEAD = 4096;
    private static final Pattern STARTS_ARRAY = Pattern.compile("\\s*\\[");
    private static final Pattern STARTS_RESULTS = Pattern.compile("\\s*\\{\\s*\"results\"\\s*:\\s*\\[");
    private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

    /** The form of what the stream holds, told by its beginning; a byte order mark is passed over, nothing else. */
    static FileForm of(BufferedInputStream in) throws IOException {
        in.mark(BYTE_ORDER_MARK.length);
        if (!java.util.Arrays.equals(in.readNBytes(BYTE_ORDER_MARK.length), BYTE_ORDER_MARK)) {
            in.reset();
        }
        in.mark(LOOK_AHEAD);
        String beginning = new String(in.readNBytes(LOOK_AHEAD), StandardCharsets.UTF_8);
        in.reset();
        if (STARTS_ARRAY.matcher(beginning).lookingAt()) {
            return ARRAY;
        }
        return STARTS_RESULTS.matcher(beginning).lookingAt() ? RESULTS : LINES;
    }

    /** The objects of a stream in this form. */
    FileRecords records(BufferedInputStream in) {
        return switch (this) {
            case ARRAY, RESULTS -> new ArrayRecords(in);
            case LINES -> new LineRecords(in);
        };
    }
}
