package io.parsimony.jdbc.h2;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What inner queries find, gathered once for each execution of a statement:
 * {@code coalesce(recalled(execution, 0), remembered(0, (select max(gathered_keys(0, …)) …)))} evaluates the inner select for the first row
 * alone, and is the number of the inner query in its statement. H2 would evaluate the select for each row once somebody writes to its tables
 * meanwhile, though the statement sees nothing of that.
 *
 * <p>H2 runs functions on the thread that runs the statement, which on a server is the connection's. There the keys are kept: those of one
 * execution, until it is done ({@link #forget()}) or the next one begins. Where two take turns on one thread, as H2's lazy execution allows,
 * each gathers anew: slower, never wrong. None of the functions is deterministic to H2, so that it evaluates each of them each time.
 */
public final class GatheredKeys {
    private static final ThreadLocal<@Nullable GatheredKeys> OF_THREAD = new ThreadLocal<>();

    private final long execution;
    private final Map<Integer, Set<Object>> known = new HashMap<>();
    private final Map<Integer, Set<Object>> growing = new HashMap<>();

    private GatheredKeys(long execution) {
        this.execution = execution;
    }

    /** The keys of this thread go. */
    public static void forget() {
        OF_THREAD.remove();
    }

    /** The number of the inner query, if its keys are known; else null, and they may be gathered. */
    public static @Nullable Integer recalled(long execution, int inner) {
        GatheredKeys kept = OF_THREAD.get();
        if (kept == null || kept.execution != execution) {
            kept = new GatheredKeys(execution);
            OF_THREAD.set(kept);
        }
        if (kept.known.containsKey(inner)) {
            return inner;
        }
        kept.growing.put(inner, new HashSet<>());
        return null;
    }

    /** Adds the keys of one object, which are joined by commas; null counts for nothing. */
    public static int gatheredKeys(int inner, @Nullable String keys) {
        if (keys != null) {
            growing(inner).addAll(KeyFunctions.values(keys));
        }
        return inner;
    }

    /** Adds one text; null counts for nothing. */
    public static int gatheredText(int inner, @Nullable String text) {
        if (text != null) {
            growing(inner).add(text);
        }
        return inner;
    }

    /**
     * The number of the inner query, whose keys are known from now on.
     *
     * @param gathered not looked at: it is there to be evaluated before
     */
    public static int remembered(int inner, @Nullable Integer gathered) {
        GatheredKeys kept = ofThread();
        kept.known.put(inner, growing(inner));
        kept.growing.remove(inner);
        return inner;
    }

    /** Whether a value is one of the keys, which were gathered as such. */
    public static boolean hasKey(@Nullable String values, int inner) {
        Set<Object> keys = keys(inner);
        return values != null
                && !keys.isEmpty()
                && KeyFunctions.values(values).stream().anyMatch(keys::contains);
    }

    /** Whether a value at the path, or an element of an array there, is one of the keys, which were gathered as such. */
    public static boolean hasKeyAt(byte[] document, String path, int inner) {
        Set<Object> keys = keys(inner);
        return !keys.isEmpty() && JsonFunctions.anyOrElement(document, path, keys::contains);
    }

    /** Whether the text is one of those that were gathered as such. */
    public static boolean hasText(@Nullable String text, int inner) {
        return text != null && keys(inner).contains(text);
    }

    private static Set<Object> keys(int inner) {
        return there(ofThread().known.get(inner));
    }

    private static Set<Object> growing(int inner) {
        return there(ofThread().growing.get(inner));
    }

    private static GatheredKeys ofThread() {
        return there(OF_THREAD.get());
    }

    private static <T> T there(@Nullable T found) {
        if (found == null) {
            throw new IllegalStateException("The keys of an inner query are gone while its statement runs");
        }
        return found;
    }
}
