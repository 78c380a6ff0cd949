package io.parsimony.engine.user;

import java.security.SecureRandom;

/** Names for users who come without one: 25 letters and digits. Thread-safe. */
final class RandomUsernames {
    private static final int LENGTH = 25;
    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
    private static final SecureRandom RANDOM = new SecureRandom();

    private RandomUsernames() {}

    static String next() {
        return RANDOM.ints(LENGTH, 0, ALPHABET.length())
                .collect(StringBuilder::new, (name, i) -> name.append(ALPHABET.charAt(i)), StringBuilder::append)
                .toString();
    }
}
