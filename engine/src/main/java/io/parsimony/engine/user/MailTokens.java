package io.parsimony.engine.user;

import java.util.random.RandomGenerator;

/** Makes the tokens that stand in links of mails: 25 letters and digits, some 148 bits. Thread-safe. */
final class MailTokens {
    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
    private static final int LENGTH = 25;

    private final RandomGenerator random;

    MailTokens(RandomGenerator random) {
        this.random = random;
    }

    String next() {
        StringBuilder token = new StringBuilder(LENGTH);
        for (int i = 0; i < LENGTH; i++) {
            token.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        }
        return token.toString();
    }
}
