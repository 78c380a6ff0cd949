package io.parsimony.engine.user;

import java.util.Locale;

/** The form of usernames and e-mail addresses by which users are unique and looked up. */
public final class CanonicalNames {
    private CanonicalNames() {}

    /** Two texts that differ in case only have the same form, in every locale; accents stay distinct. */
    public static String of(String text) {
        return text.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
    }
}
