package io.parsimony.engine.security;

import java.util.HexFormat;
import java.util.random.RandomGenerator;

/** Ids, names and tokens that nobody can guess who can't guess the random numbers. Thread-safe when these are. */
public final class RandomTexts {
    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

    /** Of tokens in links of mails, and of names for users who come without one: some 148 bits. */
    private static final int LONG = 25;

    private static final int OBJECT_ID = 10;
    private static final int SESSION_TOKEN_BYTES = 16;

    private final RandomGenerator random;

    /** Texts of these numbers. */
    public RandomTexts(RandomGenerator random) {
        this.random = random;
    }

    /** Ten letters and digits. */
    public String objectId() {
        return alphanumeric(OBJECT_ID);
    }

    /** {@code r:} and 32 hexadecimal digits. */
    public String sessionToken() {
        byte[] bytes = new byte[SESSION_TOKEN_BYTES];
        random.nextBytes(bytes);
        return "r:" + HexFormat.of().formatHex(bytes);
    }

    /** What stands in the link of a mail: 25 letters and digits. */
    public String mailToken() {
        return alphanumeric(LONG);
    }

    /** A name for a user who comes without one: 25 letters and digits. */
    public String username() {
        return alphanumeric(LONG);
    }

    private String alphanumeric(int length) {
        return random.ints(length, 0, ALPHABET.length())
                .collect(StringBuilder::new, (text, i) -> text.append(ALPHABET.charAt(i)), StringBuilder::append)
                .toString();
    }
}
