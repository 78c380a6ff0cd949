package io.parsimony.jdbc.layout;

import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Names for tables, columns and indexes: the user's own where a database can bear it, else a shortened one with a mark of
 * the whole. Names that differ in case alone are kept apart too, since SQLite does not tell them from each other.
 */
public final class Names {
    /** PostgreSQL cuts longer names, so that two of them could mean one table. */
    private static final int MAX_LENGTH = 63;

    /** What a name must leave free for what is put behind it. */
    private static final int LONGEST_SUFFIX = "~member".length();

    private static final Set<String> OUR_COLUMNS =
            Set.of("_row", "_id", "_created", "_updated", "_acl", "_change", "_doc");

    private Names() {}

    /** A name for a table or an index. */
    public static String unique(String wanted, Collection<String> taken) {
        return unique(
                wanted,
                MAX_LENGTH - LONGEST_SUFFIX,
                taken.stream().map(Names::folded).collect(Collectors.toSet()));
    }

    /** A name for a column, or a beginning for the names of several. */
    public static String uniqueColumn(String wanted, Collection<String> taken) {
        Set<String> folded = taken.stream().map(Names::folded).collect(Collectors.toSet());
        folded.addAll(OUR_COLUMNS);
        return unique(wanted, MAX_LENGTH - LONGEST_SUFFIX, folded);
    }

    private static String unique(String wanted, int maxLength, Set<String> takenFolded) {
        String plain = wanted.replaceAll("[^A-Za-z0-9_]", "_");
        if (plain.equals(wanted) && plain.length() <= maxLength && !takenFolded.contains(folded(plain))) {
            return plain;
        }
        for (int attempt = 0; ; attempt++) {
            String mark = "~" + hash(wanted + "/" + attempt);
            String name = plain.substring(0, Math.min(plain.length(), maxLength - mark.length())) + mark;
            if (!takenFolded.contains(folded(name))) {
                return name;
            }
        }
    }

    private static String folded(String name) {
        return name.toLowerCase(Locale.ROOT);
    }

    /** 64-bit FNV-1a. */
    private static String hash(String text) {
        long hash = 0xcbf29ce484222325L;
        for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
            hash = (hash ^ (b & 0xff)) * 0x100000001b3L;
        }
        return Long.toHexString(hash);
    }
}
