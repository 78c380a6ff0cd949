package io.parsimony.auth.provider;

import io.parsimony.auth.AuthAdapter;
import io.parsimony.auth.AuthPolicy;
import io.parsimony.auth.AuthRequest;
import io.parsimony.auth.AuthResult;
import io.parsimony.value.ArrayValue;
import io.parsimony.value.NumberValue;
import io.parsimony.value.ObjectValue;
import io.parsimony.value.ParseValue;
import io.parsimony.value.StringValue;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A second factor, usually under the name {@code mfa}: six digits of an authenticator app.
 *
 * <p>A user sets it up by {@code {"secret": base32, "token": code}}, with a secret of at least 20 characters that the client made, and
 * is told two recovery codes in {@code authDataResponse}: {@code {"recovery": "…, …"}}. From then on every log-in, by password or
 * provider, needs {@code {"token": code}} beside it, or a recovery code instead, which can be used once, as can any code. Another secret
 * is set up by adding {@code "old"}, a code of the present one. Reads show {@code {"status": "enabled"}}.
 *
 * <p>Refusals are SCRIPT_FAILED (141), as Parse has it; OTHER_CAUSE (-1) where a log-in lacks it.
 */
public final class TotpAdapter implements AuthAdapter {
    private static final String SECRET = "secret";
    private static final String TOKEN = "token";
    private static final String RECOVERY = "recovery";
    /** The step of time whose code was used last. */
    private static final String LAST_STEP = "lastStep";

    private static final int SHORTEST_SECRET = 20;
    private static final int RECOVERY_CODES = 2;
    private static final int RECOVERY_LENGTH = 30;
    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

    private final SecureRandom random = new SecureRandom();

    /** Codes of six digits by HMAC-SHA-1, every 30 seconds: what all apps can show. */
    public TotpAdapter() {}

    @Override
    public AuthPolicy policy(AuthRequest request) {
        return AuthPolicy.ADDITIONAL;
    }

    /** Intentional: nothing is valid by itself; it depends on what was set up before. */
    @Override
    public AuthResult validateAuthData(AuthRequest request) {
        return request.stored().isPresent() ? validateLogin(request) : validateSetUp(request);
    }

    @Override
    public AuthResult validateSetUp(AuthRequest request) {
        String secret = request.text(SECRET)
                .filter(text -> text.length() >= SHORTEST_SECRET)
                .orElse("");
        byte[] key = OneTimeCodes.secret(secret)
                .filter(bytes -> bytes.length > 0)
                .orElseThrow(() -> ProviderErrors.badCode(
                        request.provider(), "needs a 'secret' of 20 characters or more in base32"));
        long step = step(request, key, request.text(TOKEN).orElse(""), -1);
        List<ParseValue> recovery = new ArrayList<>();
        for (int i = 0; i < RECOVERY_CODES; i++) {
            recovery.add(new StringValue(recoveryCode()));
        }
        String told = String.join(
                ", ",
                recovery.stream().map(code -> ((StringValue) code).value()).toList());
        return AuthResult.save(stored(secret, recovery, step))
                .withResponse(new ObjectValue(Map.of(RECOVERY, new StringValue(told))));
    }

    @Override
    public AuthResult validateLogin(AuthRequest request) {
        return used(request, request.text(TOKEN).orElse(""));
    }

    /** The master key needs no code of the present secret. */
    @Override
    public AuthResult validateUpdate(AuthRequest request) {
        if (request.isMaster()) {
            return AuthResult.accepted();
        }
        used(request, request.text("old").orElse(""));
        return validateSetUp(request);
    }

    private AuthResult used(AuthRequest request, String code) {
        ObjectValue stored = request.stored().orElse(ObjectValue.EMPTY);
        if (!(stored.members().get(SECRET) instanceof StringValue secret)) {
            return AuthResult.doNotSave(); // not set up: there is nothing to prove
        }
        List<ParseValue> recovery = stored.members().get(RECOVERY) instanceof ArrayValue codes
                ? new ArrayList<>(codes.elements())
                : new ArrayList<>();
        long last = stored.members().get(LAST_STEP) instanceof NumberValue step ? (long) step.value() : -1;
        if (recovery.remove(new StringValue(code))) {
            return AuthResult.save(stored(secret.value(), recovery, last));
        }
        Optional<byte[]> key = OneTimeCodes.secret(secret.value());
        return AuthResult.save(stored(secret.value(), recovery, step(request, key.orElse(new byte[0]), code, last)));
    }

    private static long step(AuthRequest request, byte[] key, String code, long after) {
        OptionalLong step = key.length == 0 ? OptionalLong.empty() : OneTimeCodes.step(key, code, request.now(), after);
        return step.orElseThrow(() -> ProviderErrors.badCode(
                request.provider(),
                "has a code that is wrong, too old, or has been used before; wait for the next one"));
    }

    private static ObjectValue stored(String secret, List<ParseValue> recovery, long lastStep) {
        Map<String, ParseValue> stored = new LinkedHashMap<>();
        stored.put(SECRET, new StringValue(secret));
        stored.put(RECOVERY, new ArrayValue(recovery));
        stored.put(LAST_STEP, new NumberValue(lastStep));
        return new ObjectValue(stored);
    }

    private String recoveryCode() {
        StringBuilder code = new StringBuilder();
        for (int i = 0; i < RECOVERY_LENGTH; i++) {
            code.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        }
        return code.toString();
    }

    @Override
    public ObjectValue afterFind(AuthRequest request) {
        if (request.isMaster()) {
            return request.data();
        }
        String status = request.data().members().containsKey(SECRET) ? "enabled" : "disabled";
        return new ObjectValue(Map.of("status", new StringValue(status)));
    }
}
