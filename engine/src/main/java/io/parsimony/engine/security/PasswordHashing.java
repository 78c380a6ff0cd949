package io.parsimony.engine.security;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import org.springframework.security.crypto.bcrypt.BCrypt;

/**
 * Passwords as bcrypt hashes.
 *
 * <p>bcrypt reads 72 bytes and no more. A longer password is replaced by its SHA-256 in base64 first, so that every character of
 * it counts. Shorter ones go in as they are, so that their hashes can be moved from and to a parse-server.
 */
public final class PasswordHashing {
    private static final int LONGEST_BCRYPT_READS = 72;

    private final int cost;
    private final String dummyHash;

    /**
     * Hashing at a cost.
     *
     * @param cost 4 to 31; each step doubles the time
     */
    public PasswordHashing(int cost) {
        this.cost = cost;
        this.dummyHash = BCrypt.gensalt(cost) + ".".repeat(31);
    }

    /** A new hash with a salt of its own. */
    public String hash(String password) {
        return BCrypt.hashpw(fitting(password), BCrypt.gensalt(cost));
    }

    /** Whether the hash is this password's. */
    public boolean matches(String password, String hash) {
        return BCrypt.checkpw(fitting(password), hash);
    }

    /** Takes as long as a comparison, for users that don't exist: time must not tell them from a wrong password. */
    public void compareWithNothing(String password) {
        BCrypt.checkpw(fitting(password), dummyHash);
    }

    private static String fitting(String password) {
        byte[] utf8 = password.getBytes(StandardCharsets.UTF_8);
        if (utf8.length <= LONGEST_BCRYPT_READS) {
            return password;
        }
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(utf8);
            return Base64.getEncoder().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java runtime has SHA-256", e);
        }
    }
}
