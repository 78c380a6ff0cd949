package io.parsimony.tests.auth;

import io.parsimony.json.ValueJson;
import io.parsimony.value.ArrayValue;
import io.parsimony.value.NumberValue;
import io.parsimony.value.ObjectValue;
import io.parsimony.value.ParseValue;
import io.parsimony.value.StringValue;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A provider of JSON Web Tokens: a key pair, made for the test, and what is signed with it. */
public final class TokenIssuer {
    /** The time of all tokens, and of whoever checks them. */
    public static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");

    private final String keyId;
    private final String algorithm;
    private final KeyPair keys;

    private TokenIssuer(String keyId, String algorithm, KeyPair keys) {
        this.keyId = keyId;
        this.algorithm = algorithm;
        this.keys = keys;
    }

    /** Signs with RS256. */
    public static TokenIssuer rsa(String keyId) {
        return rsa(keyId, 2048);
    }

    /** Signs with RS256 and a key of this length. */
    public static TokenIssuer rsa(String keyId, int bits) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(bits);
            return new TokenIssuer(keyId, "RS256", generator.generateKeyPair());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Signs with ES256, or with ES384. */
    public static TokenIssuer ellipticCurve(String keyId, String algorithm) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec(algorithm.equals("ES256") ? "secp256r1" : "secp384r1"));
            return new TokenIssuer(keyId, algorithm, generator.generateKeyPair());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The same keys under another name. */
    public TokenIssuer named(String otherKeyId) {
        return new TokenIssuer(otherKeyId, algorithm, keys);
    }

    /** The key set of some issuers. */
    public static String keySet(TokenIssuer... issuers) {
        List<ParseValue> keys =
                List.of(issuers).stream().map(TokenIssuer::webKey).toList();
        return ValueJson.write(new ObjectValue(Map.of("keys", new ArrayValue(keys))));
    }

    private ParseValue webKey() {
        Map<String, ParseValue> key = new LinkedHashMap<>();
        key.put("kid", new StringValue(keyId));
        key.put("use", new StringValue("sig"));
        if (keys.getPublic() instanceof RSAPublicKey rsa) {
            key.put("kty", new StringValue("RSA"));
            key.put("n", number(rsa.getModulus()));
            key.put("e", number(rsa.getPublicExponent()));
        } else {
            ECPublicKey ec = (ECPublicKey) keys.getPublic();
            key.put("kty", new StringValue("EC"));
            key.put("crv", new StringValue(algorithm.equals("ES256") ? "P-256" : "P-384"));
            key.put("x", number(ec.getW().getAffineX()));
            key.put("y", number(ec.getW().getAffineY()));
        }
        return new ObjectValue(key);
    }

    private static StringValue number(BigInteger number) {
        byte[] bytes = number.toByteArray();
        int sign = bytes.length > 1 && bytes[0] == 0 ? 1 : 0;
        return new StringValue(encoded(Arrays.copyOfRange(bytes, sign, bytes.length)));
    }

    /** What tokens usually claim: this subject, valid from now for an hour. */
    public static Map<String, ParseValue> claims(String issuer, String audience, String subject) {
        Map<String, ParseValue> claims = new LinkedHashMap<>();
        claims.put("iss", new StringValue(issuer));
        claims.put("aud", new StringValue(audience));
        claims.put("sub", new StringValue(subject));
        claims.put("iat", new NumberValue(NOW.getEpochSecond()));
        claims.put("exp", new NumberValue(NOW.getEpochSecond() + 3600));
        return claims;
    }

    /** A token of these claims. */
    public String token(Map<String, ParseValue> claims) {
        return token(claims, Map.of());
    }

    /** A token of these claims, whose header has these members beside, or in the place of, the usual ones. */
    public String token(Map<String, ParseValue> claims, Map<String, ParseValue> header) {
        Map<String, ParseValue> all = new LinkedHashMap<>();
        all.put("alg", new StringValue(algorithm));
        all.put("typ", new StringValue("JWT"));
        all.put("kid", new StringValue(keyId));
        all.putAll(header);
        String signed = encoded(new ObjectValue(all)) + "." + encoded(new ObjectValue(claims));
        return signed + "." + encoded(signature(signed));
    }

    private byte[] signature(String text) {
        try {
            Signature signature = Signature.getInstance(
                    switch (algorithm) {
                        case "RS256" -> "SHA256withRSA";
                        case "ES256" -> "SHA256withECDSAinP1363Format";
                        default -> "SHA384withECDSAinP1363Format";
                    });
            signature.initSign(keys.getPrivate());
            signature.update(text.getBytes(StandardCharsets.US_ASCII));
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A part of a token. */
    public static String encoded(ObjectValue json) {
        return encoded(ValueJson.writeUtf8(json));
    }

    /** A part of a token. */
    public static String encoded(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** The public key's bytes, which an attacker may take for a shared secret. */
    public byte[] publicKey() {
        return keys.getPublic().getEncoded();
    }
}
