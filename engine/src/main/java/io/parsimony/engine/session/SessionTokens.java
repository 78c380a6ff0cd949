package io.parsimony.engine.session;

import java.util.HexFormat;
import java.util.random.RandomGenerator;

/** Makes session tokens: {@code r:} and 32 hexadecimal digits. Thread-safe. */
final class SessionTokens {
    private static final int RANDOM_BYTES = 16;

    private final RandomGenerator random;

    SessionTokens(RandomGenerator random) {
        this.random = random;
    }

    String next() {
        byte[] bytes = new byte[RANDOM_BYTES];
        random.nextBytes(bytes);
        return "r:" + HexFormat.of().formatHex(bytes);
    }
}
