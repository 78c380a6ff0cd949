package io.parsimony.rest.options;

import java.time.Duration;
import java.util.Collection;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * How often something may be asked ({@code parse-semantics.md} section 4.9); more often is answered 429, CONNECTION_FAILED (100). Each process
 * counts by itself. Requests of the master key, and those from 127.0.0.1, do not count, unless {@link #withMasterKey} and {@link
 * #withThisMachine} say so.
 *
 * @param path which requests
 * @param methods which methods, in upper case; null for all
 * @param requests how many there may be in a window; 0 for none
 * @param window how long a window is, which begins with its first request
 * @param zone whose requests are counted together
 * @param countsMasterKey whether requests with the master key count
 * @param countsThisMachine whether requests from 127.0.0.1 count
 * @param message what is said to those who asked too often
 */
public record RateLimit(
        RequestPath path,
        @Nullable Pattern methods,
        int requests,
        Duration window,
        Zone zone,
        boolean countsMasterKey,
        boolean countsThisMachine,
        String message) {
    /** Parse Server's words. */
    public static final String MESSAGE = "Too many requests.";

    /** Whose requests are counted together. */
    public enum Zone {
        /** Those from one address. */
        IP,
        /** A user's; those of nobody by their addresses. */
        USER,
        /** A session's; those without one by their addresses. */
        SESSION,
        /** Everybody's. */
        GLOBAL
    }

    /** Refuses what can't be with {@link IllegalArgumentException}. */
    public RateLimit {
        if (requests < 0) {
            throw new IllegalArgumentException("The number of requests must be 0 or more");
        }
        if (window.isNegative() || window.isZero()) {
            throw new IllegalArgumentException("The window of time must be above 0");
        }
    }

    /**
     * So many requests from one address in a window.
     *
     * @param path as {@link RequestPath} has it, such as {@code /login}
     */
    public static RateLimit of(String path, int requests, Duration window) {
        return new RateLimit(RequestPath.parse(path), null, requests, window, Zone.IP, false, false, MESSAGE);
    }

    /** The same for these methods alone, such as {@code POST}. */
    public RateLimit forMethods(Collection<String> names) {
        return forMethods(
                Pattern.compile(names.stream().map(Pattern::quote).collect(Collectors.joining("|", "^(?:", ")$"))));
    }

    /** The same for methods in which the pattern is found. */
    public RateLimit forMethods(Pattern pattern) {
        return new RateLimit(path, pattern, requests, window, zone, countsMasterKey, countsThisMachine, message);
    }

    /** The same, counting others together. */
    public RateLimit by(Zone other) {
        return new RateLimit(path, methods, requests, window, other, countsMasterKey, countsThisMachine, message);
    }

    /** The same, counting requests with the master key, too. */
    public RateLimit withMasterKey() {
        return new RateLimit(path, methods, requests, window, zone, true, countsThisMachine, message);
    }

    /** The same, counting requests from 127.0.0.1, too. */
    public RateLimit withThisMachine() {
        return new RateLimit(path, methods, requests, window, zone, countsMasterKey, true, message);
    }

    /** The same with another message. */
    public RateLimit saying(String words) {
        return new RateLimit(path, methods, requests, window, zone, countsMasterKey, countsThisMachine, words);
    }

    /** Whether it concerns requests of this method. */
    public boolean concernsMethod(String method) {
        return methods == null || methods.matcher(method).find();
    }
}
