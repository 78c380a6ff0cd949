package io.parsimony.engine.auth;

import io.parsimony.auth.AuthAdapter;
import io.parsimony.auth.AuthOptions;
import io.parsimony.auth.AuthResult;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The adapters that a backend was opened with. Thread-safe if they are. */
public final class AuthProviders {
    /** No provider at all. */
    static final AuthProviders NONE = new AuthProviders(Map.of());

    private static final Logger LOG = System.getLogger(AuthProviders.class.getName());

    /** The id is the proof: nobody but the client that made it knows it ({@code parse-semantics.md} section 5.11). */
    private static final AuthAdapter ANONYMOUS = request -> AuthResult.accepted();

    private final Map<String, AuthAdapter> adapters;

    private AuthProviders(Map<String, AuthAdapter> adapters) {
        this.adapters = adapters;
    }

    /** The providers of these options; the log is told what their adapters warn of. */
    public static AuthProviders of(AuthOptions options) {
        Map<String, AuthAdapter> adapters = new TreeMap<>();
        if (options.anonymousUsers()) {
            adapters.put(AuthOptions.ANONYMOUS, ANONYMOUS);
        }
        adapters.putAll(options.adapters());
        adapters.forEach((provider, adapter) -> adapter.warning()
                .ifPresent(warning -> LOG.log(Level.WARNING, "Log-in by ''{0}'' is on, and {1}", provider, warning)));
        return new AuthProviders(adapters);
    }

    Optional<AuthAdapter> find(String provider) {
        return Optional.ofNullable(adapters.get(provider));
    }

    /**
     * The adapter.
     *
     * @throws io.parsimony.ParseException UNSUPPORTED_SERVICE (252)
     */
    AuthAdapter require(String provider) {
        return find(provider).orElseThrow(() -> AuthErrors.unsupported(provider));
    }
}
