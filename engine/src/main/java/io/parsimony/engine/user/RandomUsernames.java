package io.parsimony.engine.user;

import java.util.random.RandomGenerator;

/** Names for users who come without one: 25 letters and digits. Thread-safe. */
final class RandomUsernames {
    private static final int LENGTH = 25;
    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

    private final RandomGenerator random;

    RandomUsernames(RandomGenerator random) {
        this.random = random;
    }

    String next() {
        return random.ints(LENGTH, 0, ALPHABET.length())
                .collect(StringBuilder::new, (name, i) -> name.append(ALPHABET.charAt(i)), StringBuilder::append)
                .toString();
    }
}
