package io.parsimony.auth.token;

import io.parsimony.ParseException;
import io.parsimony.json.ValueJson;
import io.parsimony.value.ObjectValue;
import io.parsimony.value.StringValue;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/** A JSON Web Token in its three parts (RFC 7519, RFC 7515), not yet believed. */
final class JsonWebToken {
    /** Providers' tokens have about a tenth of it; a longer text is not worth the work. */
    private static final int MAX_LENGTH = 16_384;

    private final ObjectValue header;
    private final byte[] claims;
    private final byte[] signed;
    private final byte[] signature;

    private JsonWebToken(ObjectValue header, byte[] claims, byte[] signed, byte[] signature) {
        this.header = header;
        this.claims = claims;
        this.signed = signed;
        this.signature = signature;
    }

    static JsonWebToken of(String text) throws TokenRefusal {
        List<String> parts = text.length() > MAX_LENGTH ? List.of() : List.of(text.split("\\.", -1));
        if (parts.size() != 3) {
            throw malformed();
        }
        ObjectValue header = object(decoded(parts.get(0)));
        if (header.members().containsKey("crit")) {
            throw new TokenRefusal("asks for extensions of JSON Web Tokens that are not known here");
        }
        byte[] signed = (parts.get(0) + "." + parts.get(1)).getBytes(StandardCharsets.US_ASCII);
        return new JsonWebToken(header, decoded(parts.get(1)), signed, decoded(parts.get(2)));
    }

    /** How it says that it is signed. */
    SignatureAlgorithm algorithm() throws TokenRefusal {
        Optional<SignatureAlgorithm> algorithm = text("alg").flatMap(SignatureAlgorithm::named);
        if (algorithm.isEmpty()) {
            throw new TokenRefusal(
                    "is not signed by an algorithm that is believed here: RS256, RS384, RS512, ES256, ES384");
        }
        return algorithm.get();
    }

    /** The name of the key that it says it is signed with. */
    Optional<String> keyId() {
        return text("kid");
    }

    /**
     * What it claims, if one of the keys has signed it.
     *
     * @throws TokenRefusal when none has
     */
    ObjectValue claimsSignedByOneOf(List<WebKey> keys) throws TokenRefusal {
        SignatureAlgorithm algorithm = algorithm();
        for (WebKey key : keys) {
            if (key.signsBy(algorithm) && algorithm.verifies(key.key(), signed, signature)) {
                return object(claims);
            }
        }
        throw new TokenRefusal(
                keys.isEmpty()
                        ? "is signed with a key that the provider does not have"
                        : "has a signature that is not the provider's");
    }

    private Optional<String> text(String member) {
        return header.members().get(member) instanceof StringValue text ? Optional.of(text.value()) : Optional.empty();
    }

    private static byte[] decoded(String part) throws TokenRefusal {
        try {
            return Base64.getUrlDecoder().decode(part);
        } catch (IllegalArgumentException e) {
            throw malformed();
        }
    }

    private static ObjectValue object(byte[] json) throws TokenRefusal {
        try {
            return ValueJson.readObject(json);
        } catch (ParseException e) {
            throw malformed();
        }
    }

    private static TokenRefusal malformed() {
        return new TokenRefusal("is no JSON Web Token");
    }

    /** Without its parts, which must reach no log. */
    @Override
    public String toString() {
        return "JsonWebToken";
    }
}
