package io.parsimony.auth.token;

import io.parsimony.ParseException;
import io.parsimony.json.ValueJson;
import io.parsimony.value.ArrayValue;
import io.parsimony.value.ObjectValue;
import io.parsimony.value.ParseValue;
import io.parsimony.value.StringValue;
import java.math.BigInteger;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.ECPublicKeySpec;
import java.security.spec.RSAPublicKeySpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A provider's public keys as it publishes them: a JSON Web Key Set (RFC 7517). */
final class WebKeySet {
    private static final Map<String, String> CURVES = Map.of("P-256", "secp256r1", "P-384", "secp384r1");

    private WebKeySet() {}

    /**
     * The keys that sign; others, and those of kinds that are not known here, are passed over.
     *
     * @throws ParseException INVALID_JSON (107) when the document is no key set
     */
    static List<WebKey> read(byte[] json) {
        if (!(ValueJson.readObject(json).members().get("keys") instanceof ArrayValue keys)) {
            throw new ParseException(
                    ParseException.INVALID_JSON, "A JSON Web Key Set has an array 'keys', and this document has none");
        }
        List<WebKey> read = new ArrayList<>();
        for (ParseValue key : keys.elements()) {
            if (key instanceof ObjectValue object) {
                key(object).ifPresent(read::add);
            }
        }
        return List.copyOf(read);
    }

    private static Optional<WebKey> key(ObjectValue json) {
        if (text(json, "use").filter(use -> !use.equals("sig")).isPresent()) {
            return Optional.empty();
        }
        try {
            PublicKey key = switch (text(json, "kty").orElse("")) {
                case "RSA" -> rsa(json);
                case "EC" -> ellipticCurve(json);
                default -> throw new GeneralSecurityException("of another kind");
            };
            return Optional.of(new WebKey(text(json, "kid"), text(json, "alg"), key));
        } catch (GeneralSecurityException e) {
            return Optional.empty(); // intentional: a provider may add keys of new kinds beside the old ones
        }
    }

    private static PublicKey rsa(ObjectValue json) throws GeneralSecurityException {
        return KeyFactory.getInstance("RSA").generatePublic(new RSAPublicKeySpec(number(json, "n"), number(json, "e")));
    }

    private static PublicKey ellipticCurve(ObjectValue json) throws GeneralSecurityException {
        String curve = CURVES.get(text(json, "crv").orElse(""));
        if (curve == null) {
            throw new GeneralSecurityException("on another curve");
        }
        AlgorithmParameters parameters = AlgorithmParameters.getInstance("EC");
        parameters.init(new ECGenParameterSpec(curve));
        ECPoint point = new ECPoint(number(json, "x"), number(json, "y"));
        return KeyFactory.getInstance("EC")
                .generatePublic(new ECPublicKeySpec(point, parameters.getParameterSpec(ECParameterSpec.class)));
    }

    private static BigInteger number(ObjectValue json, String member) throws GeneralSecurityException {
        try {
            return new BigInteger(
                    1, Base64.getUrlDecoder().decode(text(json, member).orElse("")));
        } catch (IllegalArgumentException e) {
            throw new GeneralSecurityException("'" + member + "' is no base64url", e);
        }
    }

    private static Optional<String> text(ObjectValue json, String member) {
        return json.members().get(member) instanceof StringValue text ? Optional.of(text.value()) : Optional.empty();
    }
}
