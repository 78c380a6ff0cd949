package io.parsimony.auth;

import static java.util.Objects.requireNonNull;

import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * The providers that users may log in by. Others are refused with UNSUPPORTED_SERVICE (252).
 *
 * @param adapters by the provider's name in {@code authData}: a letter, then letters, digits and {@code _}
 * @param anonymousUsers whether the provider {@code anonymous} is there, which takes any id: a secret that the client made
 */
public record AuthOptions(Map<String, AuthAdapter> adapters, boolean anonymousUsers) {
    /** The provider of users who have told nobody who they are. */
    public static final String ANONYMOUS = "anonymous";

    /** Anonymous users and no others. */
    public static final AuthOptions DEFAULT = new AuthOptions(Map.of(), true);

    private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9_]*");

    /** Copies the map. */
    public AuthOptions {
        adapters = Collections.unmodifiableMap(new TreeMap<>(adapters));
    }

    /** Whether a provider can have this name. */
    public static boolean isName(String provider) {
        return NAME.matcher(provider).matches();
    }

    /** What is wrong with the options, in a sentence that names it; empty when nothing is. */
    public Optional<String> problem() {
        return adapters.keySet().stream()
                .filter(provider -> !isName(provider))
                .findFirst()
                .map(provider -> "the name of a provider must be a letter, then letters, digits and _, but one is '"
                        + provider + "'");
    }

    /** The same with one more provider, or another adapter for one. */
    public AuthOptions with(String provider, AuthAdapter adapter) {
        Map<String, AuthAdapter> more = new TreeMap<>(adapters);
        more.put(requireNonNull(provider), requireNonNull(adapter));
        return new AuthOptions(more, anonymousUsers);
    }

    /** The same with or without anonymous users. */
    public AuthOptions withAnonymousUsers(boolean allowed) {
        return new AuthOptions(adapters, allowed);
    }

    /** The names alone; an adapter may hold secrets. */
    @Override
    public String toString() {
        return "AuthOptions[providers=" + adapters.keySet() + ", anonymousUsers=" + anonymousUsers + "]";
    }
}
