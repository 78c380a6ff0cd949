package io.parsimony.engine.session;

import java.security.SecureRandom;
import java.util.HexFormat;

/** Makes session tokens: {@code r:} and 32 hexadecimal digits. Thread-safe. */
final class SessionTokens {
    private static final int RANDOM_BYTES = 16;

    private final SecureRandom random = new SecureRandom();

    String next() {
        byte[] bytes = new byte[RANDOM_BYTES];
        random.nextBytes(bytes);
        return "r:" + HexFormat.of().formatHex(bytes);
    }
}
