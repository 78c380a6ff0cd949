package io.parsimony.jdbc.connection;

import io.parsimony.backend.Durability;
import io.parsimony.engine.store.StoreException;
import io.parsimony.engine.store.StoreException.Kind;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A URL for H2 with the settings that the store needs.
 *
 * @param database what stands before the settings
 * @param settings upper-case name to value, those of the caller first
 * @param durability what an acknowledged write is to survive
 */
public record H2Url(String database, Map<String, String> settings, Durability durability) {
    private static final String PREFIX = "jdbc:h2:";
    private static final String MEMORY = PREFIX + "mem:";
    private static final String FILE = "file:";

    /** A file system or protocol of H2's; one letter is a drive of Windows. */
    private static final Pattern SCHEME = Pattern.compile("[A-Za-z][A-Za-z0-9]+:");

    /** What the caller may choose otherwise. */
    private static final Map<String, String> DEFAULTS =
            Map.of("LOCK_TIMEOUT", "10000", "QUERY_CACHE_SIZE", "256", "DB_CLOSE_ON_EXIT", "FALSE");

    /** Settings that can't be chosen, with the reason. */
    private static final Map<String, String> REFUSED = Map.of(
            "AUTO_SERVER", "a database file belongs to one process; other processes talk to that one",
            "IGNORECASE", "strings compare by code point",
            "CASE_INSENSITIVE_IDENTIFIERS", "class and field names differ in case",
            "MODE", "the store writes H2's own SQL",
            "IFEXISTS", "the store makes the database when it is not there");

    /** How many milliseconds H2 keeps a commit to itself; 0: it returns when the operating system has it. */
    private static final String WRITE_DELAY = "WRITE_DELAY";

    /** Whether the URL is H2's. */
    public static boolean accepts(String url) {
        return url.startsWith(PREFIX);
    }

    /**
     * Reads a caller's URL and adds what is missing: a memory database without a name gets one that nobody else has.
     *
     * @param durability what was asked for; null for POWER_LOSS of a file, NONE in memory
     * @throws StoreException UNAVAILABLE when a setting contradicts what the store needs, or the durability can't be had
     */
    public static H2Url of(String url, @Nullable Durability durability) {
        String[] parts = url.split(";", -1);
        Map<String, String> settings = settings(parts);
        REFUSED.forEach((name, reason) -> {
            if (settings.containsKey(name) && !settings.get(name).equalsIgnoreCase("FALSE")) {
                throw refused(name, "The setting " + name + " can't be used: " + reason + "; leave it out");
            }
        });
        DEFAULTS.forEach(settings::putIfAbsent);
        return parts[0].startsWith(MEMORY)
                ? inMemory(parts[0], settings, durability)
                : onFile(parts[0], settings, durability == null ? Durability.POWER_LOSS : durability);
    }

    private static Map<String, String> settings(String[] parts) {
        Map<String, String> settings = new LinkedHashMap<>();
        for (int i = 1; i < parts.length; i++) {
            String[] setting = parts[i].split("=", 2);
            if (setting[0].isBlank()) {
                continue; // a semicolon at the end
            }
            settings.put(setting[0].strip().toUpperCase(Locale.ROOT), setting.length == 2 ? setting[1] : "");
        }
        return settings;
    }

    private static H2Url inMemory(String database, Map<String, String> settings, @Nullable Durability durability) {
        if (durability != null && durability != Durability.NONE) {
            throw refused(
                    "durability",
                    "Durability " + durability + " can't be promised by a database in memory; use a file, or leave the"
                            + " option out");
        }
        String named = database.equals(MEMORY) ? MEMORY + "parsimony-" + UUID.randomUUID() : database;
        return new H2Url(named, settings, Durability.NONE);
    }

    private static H2Url onFile(String database, Map<String, String> settings, Durability durability) {
        if (durability != Durability.NONE) {
            String chosen = settings.remove(WRITE_DELAY); // else each new connection would set it again
            if (chosen != null && !chosen.strip().equals("0")) {
                throw refused(
                        WRITE_DELAY,
                        "The setting WRITE_DELAY=" + chosen + " contradicts durability " + durability
                                + "; leave it out, or choose durability NONE");
            }
        }
        return new H2Url(interruptible(database), settings, durability);
    }

    private static StoreException refused(String subject, String message) {
        return new StoreException(Kind.UNAVAILABLE, subject, message);
    }

    /**
     * The same file by channels that an interrupted thread does not close: H2's default ones do, and with them closes the
     * whole database for everybody. A file system that the caller chose stays.
     */
    private static String interruptible(String database) {
        String path = database.substring(PREFIX.length());
        if (path.startsWith(FILE)) {
            path = path.substring(FILE.length());
        }
        return SCHEME.matcher(path).lookingAt() ? database : PREFIX + "async:" + path;
    }

    /** Whether the database lives in memory and is gone when it is closed. */
    public boolean isMemory() {
        return database.startsWith(MEMORY);
    }

    /** Whether it says how long H2 may keep a commit to itself. */
    boolean hasWriteDelay() {
        return settings.containsKey(WRITE_DELAY);
    }

    /** The URL for the driver. */
    public String text() {
        StringBuilder text = new StringBuilder(database);
        settings.forEach(
                (name, value) -> text.append(';').append(name).append('=').append(value));
        return text.toString();
    }
}
