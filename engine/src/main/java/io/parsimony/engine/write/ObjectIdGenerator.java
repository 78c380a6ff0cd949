package io.parsimony.engine.write;

import java.util.random.RandomGenerator;

/** Makes ids for new objects. Thread-safe. */
@FunctionalInterface
public interface ObjectIdGenerator {
    /** Ten characters of A–Z a–z 0–9 that nobody can guess who can't guess the random numbers. */
    static ObjectIdGenerator of(RandomGenerator random) {
        String alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
        return () -> random.ints(10, 0, alphabet.length())
                .collect(StringBuilder::new, (text, i) -> text.append(alphabet.charAt(i)), StringBuilder::append)
                .toString();
    }

    /** The next id. */
    String next();
}
