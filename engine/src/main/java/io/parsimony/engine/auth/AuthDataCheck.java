package io.parsimony.engine.auth;

import io.parsimony.ParseException;
import io.parsimony.auth.AuthAdapter;
import io.parsimony.auth.AuthRequest;
import io.parsimony.auth.AuthResult;
import io.parsimony.auth.AuthResult.Kept;
import io.parsimony.auth.AuthUser;
import io.parsimony.engine.security.Identity;
import io.parsimony.value.ObjectValue;
import io.parsimony.value.ParseValue;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Asks the adapters, one after the other by the names of their providers, so that a later one is spared where an earlier one refuses. */
public final class AuthDataCheck {
    /** What the data are for, which decides what an adapter is asked. */
    public enum Purpose {
        /** A sign-up, or a log-in of the user that they belong to. */
        LOG_IN,
        /** A change of the user by itself or by the master key. */
        UPDATE
    }

    private final AuthProviders providers;
    private final Clock clock;

    /** A check by these adapters. */
    public AuthDataCheck(AuthProviders providers, Clock clock) {
        this.providers = providers;
        this.clock = clock;
    }

    /**
     * The data with which users are looked for.
     *
     * @throws ParseException UNSUPPORTED_SERVICE (252) before any adapter is asked; what the adapters throw
     */
    public GivenAuthData beforeFind(GivenAuthData given, Identity identity) {
        Map<String, ObjectValue> sent = given.sent();
        sent.keySet().forEach(providers::require);
        Map<String, Optional<ObjectValue>> exchanged = new LinkedHashMap<>(given.providers());
        sent.forEach((provider, data) -> {
            AuthAdapter adapter = providers.require(provider);
            AuthRequest request = request(provider, data, null, identity);
            exchanged.put(provider, Optional.of(asked(provider, () -> adapter.beforeFind(request))));
        });
        return new GivenAuthData(exchanged);
    }

    /**
     * Lets the adapters check all that was sent.
     *
     * @param user whose data they are to be, or are already
     * @throws ParseException UNSUPPORTED_SERVICE (252); what the adapters throw, or SCRIPT_FAILED (141)
     */
    public CheckedAuthData check(GivenAuthData given, Optional<AuthUser> user, Purpose purpose, Identity identity) {
        Map<String, Optional<ObjectValue>> seen = new TreeMap<>();
        Map<String, Optional<ObjectValue>> changes = new TreeMap<>();
        Map<String, ParseValue> responses = new TreeMap<>();
        given.providers().forEach((provider, sent) -> {
            Optional<ObjectValue> stored = user.flatMap(known -> known.stored(provider));
            if (sent.isEmpty()) {
                changes.put(provider, Optional.empty());
                return;
            }
            seen.put(provider, stored);
            AuthRequest request = request(provider, sent.get(), user.orElse(null), identity);
            AuthResult result = asked(provider, () -> validated(request, purpose));
            kept(result, sent.get(), stored).ifPresent(data -> changes.put(provider, Optional.of(data)));
            if (!result.response().members().isEmpty()) {
                responses.put(provider, result.response());
            }
        });
        return new CheckedAuthData(new AuthDataChange(seen, changes), new ObjectValue(responses));
    }

    private AuthResult validated(AuthRequest request, Purpose purpose) {
        AuthAdapter adapter = providers.require(request.provider());
        adapter.validateAppId(request);
        if (request.stored().isEmpty()) {
            return adapter.validateSetUp(request);
        }
        return switch (purpose) {
            case LOG_IN -> adapter.validateLogin(request);
            case UPDATE -> adapter.validateUpdate(request);
        };
    }

    /** What is stored from now on; empty where that is what was stored before. */
    private static Optional<ObjectValue> kept(AuthResult result, ObjectValue sent, Optional<ObjectValue> stored) {
        if (result.kept() instanceof Kept.Nothing) {
            return Optional.empty();
        }
        if (result.kept() instanceof Kept.Instead instead) {
            return Optional.of(instead.data());
        }
        return GivenAuthData.isPart(sent, stored.orElse(null)) ? Optional.empty() : Optional.of(sent);
    }

    AuthRequest request(String provider, ObjectValue data, @Nullable AuthUser user, Identity identity) {
        return new AuthRequest(provider, data, user, clock.instant(), identity.isMaster());
    }

    /** An adapter is the application's code: its failure refuses the request and nothing else. */
    static <R> R asked(String provider, Supplier<R> question) {
        try {
            R answer = question.get();
            if (answer == null) {
                throw new IllegalStateException("The adapter answered null");
            }
            return answer;
        } catch (ParseException e) {
            throw e;
        } catch (RuntimeException e) {
            throw AuthErrors.adapterFailed(provider, e);
        }
    }
}
