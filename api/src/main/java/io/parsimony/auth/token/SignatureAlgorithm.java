package io.parsimony.auth.token;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How a token is signed: the algorithms with a public key of RFC 7518 that providers use. Intentional: {@code none} and those with a
 * shared secret are not among them, so that no token can choose to be checked by something that everybody knows.
 *
 * @param name as a token's header has it
 * @param javaName as the JDK has it
 * @param coordinateBytes the length of a half of the signature, which is the curve's, too; 0 for RSA
 */
record SignatureAlgorithm(String name, String javaName, int coordinateBytes) {
    private static final int LEAST_RSA_BITS = 2048;

    private static final Map<String, SignatureAlgorithm> BY_NAME = Stream.of(
                    new SignatureAlgorithm("RS256", "SHA256withRSA", 0),
                    new SignatureAlgorithm("RS384", "SHA384withRSA", 0),
                    new SignatureAlgorithm("RS512", "SHA512withRSA", 0),
                    new SignatureAlgorithm("ES256", "SHA256withECDSAinP1363Format", 32),
                    new SignatureAlgorithm("ES384", "SHA384withECDSAinP1363Format", 48))
            .collect(Collectors.toUnmodifiableMap(SignatureAlgorithm::name, Function.identity()));

    static Optional<SignatureAlgorithm> named(String name) {
        return Optional.ofNullable(BY_NAME.get(name));
    }

    /** Whether the key is of the kind, and of the size, that this algorithm signs with. */
    boolean fits(PublicKey key) {
        if (key instanceof RSAPublicKey rsa) {
            return coordinateBytes == 0 && rsa.getModulus().bitLength() >= LEAST_RSA_BITS;
        }
        return key instanceof ECPublicKey ec
                && coordinateBytes > 0
                && ec.getParams().getOrder().bitLength() == coordinateBytes * 8;
    }

    /** Whether the signature is the key's over these bytes. */
    boolean verifies(PublicKey key, byte[] signed, byte[] signature) {
        if (!fits(key) || (key instanceof ECPublicKey ec && !isInRange(ec, signature))) {
            return false;
        }
        try {
            Signature verification = Signature.getInstance(javaName);
            verification.initVerify(key);
            verification.update(signed);
            return verification.verify(signature);
        } catch (GeneralSecurityException e) {
            return false; // such as a signature of another length than the key's
        }
    }

    /** Java 17.0.0 to 17.0.2 believed a signature of zeros (CVE-2022-21449). */
    private boolean isInRange(ECPublicKey key, byte[] signature) {
        if (signature.length != 2 * coordinateBytes) {
            return false;
        }
        BigInteger order = key.getParams().getOrder();
        return isBelow(order, Arrays.copyOfRange(signature, 0, coordinateBytes))
                && isBelow(order, Arrays.copyOfRange(signature, coordinateBytes, signature.length));
    }

    private static boolean isBelow(BigInteger order, byte[] half) {
        BigInteger value = new BigInteger(1, half);
        return value.signum() > 0 && value.compareTo(order) < 0;
    }
}
