package io.parsimony.tests.property;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What Parse Server on PostgreSQL is known to answer otherwise, and what was decided: {@code docs/oracle.md} has the same rows. The first
 * that fits counts.
 */
final class KnownDeviations {
    private static final String UNKNOWN_FIELD = "\"(nowhere|r)\":";
    private static final String SUB_QUERY = "\\$(inQuery|notInQuery|select|dontSelect)";

    /**
     * One of them.
     *
     * @param name as the document calls it
     * @param where what the smallest query has in it
     * @param theirs what their answer looks like
     */
    private record Row(String name, Pattern where, Pattern theirs) {
        Row(String name, String where, String theirs) {
            this(name, Pattern.compile(where), Pattern.compile(theirs));
        }

        boolean explains(String query, String answer) {
            return where.matcher(query).find() && theirs.matcher(answer).matches();
        }
    }

    private static final String ANY = ".*";
    private static final String IDS = "\\[.*";

    private static final List<Row> ROWS = List.of(
            new Row("internal error", ANY, "error 1"),
            new Row("operator refused", ANY, "error 119"),
            new Row("element of another type", ANY, "error 102"),
            new Row("$in of nothing", "\"\\$n?in\":\\[]", IDS),
            new Row("null in a list", "\"\\$n?in\":\\[[^]]*null", IDS),
            new Row("unknown field", UNKNOWN_FIELD, IDS),
            new Row("sub-query that finds nothing, or keys that are missing", SUB_QUERY, IDS),
            new Row("index in a path", "\"[ao](\\.[a-z])*\\.[0-9]\":", IDS),
            new Row("$exists of a path", "\"[ao](\\.[a-z])+\":\\{\"\\$exists\"", IDS),
            new Row("minimal distance", "\"\\$minDistance\"", IDS),
            new Row("box that is upside down", "\"\\$box\"", IDS),
            new Row("polygons in areas", "\"\\$geoWithin\"", IDS),
            new Row("$containedBy and missing", "\"\\$nor\":\\[\\{\"[a-z.]+\":\\{\"\\$containedBy\"", IDS),
            new Row("patterns", "\"\\$regex\"", IDS),
            new Row("$nin and missing", "\"\\$nin\":", IDS),
            new Row("pointers have no order", "\"\\$[lg]te?\":\\{\"__type\":\"Pointer\"", IDS),
            new Row("bytes have no order", "\"\\$[lg]te?\":\\{\"__type\":\"Bytes\"", IDS),
            new Row("compared with text of another type", "\"(s|t)\":\\{\"\\$[lg]te?\":\\{\"__type\":\"Date\"", IDS),
            new Row("collation", "\"(s|t|o[.a-z0-9]*|a[.a-z0-9]*|objectId)\":\\{\"\\$[lg]te?\":\"", IDS));

    private KnownDeviations() {}

    /** The name of the deviation; empty for what has to be decided. */
    static Optional<String> explain(String query, String theirs) {
        return ROWS.stream()
                .filter(row -> row.explains(query, theirs))
                .map(Row::name)
                .findFirst();
    }
}
