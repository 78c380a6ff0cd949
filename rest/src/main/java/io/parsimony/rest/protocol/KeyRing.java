package io.parsimony.rest.protocol;

import io.parsimony.backend.Caller;
import io.parsimony.rest.options.AddressRange;
import io.parsimony.rest.options.GatewayKeys;
import io.parsimony.rest.options.GatewayOptions;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Tells by keys and tokens who makes a request ({@code parse-semantics.md} section 4.1). Comparing takes as long for any wrong key. */
final class KeyRing {
    private final String applicationId;
    private final GatewayKeys keys;
    private final boolean needsClientKey;

    KeyRing(GatewayOptions options) {
        this.applicationId = options.applicationId();
        this.keys = options.keys();
        this.needsClientKey =
                keys.client() != null || keys.javaScript() != null || keys.rest() != null || keys.dotNet() != null;
    }

    /**
     * Who makes the request. A master key that is wrong is no error: the request simply is not the master's.
     *
     * @throws Refusal without the application id, without a client key where one is needed, and when a right key comes from a wrong
     *     address
     */
    Client identify(Credentials given, InetAddress from) {
        if (!matches(given.get(Credentials.APPLICATION_ID), applicationId)) {
            throw Refusal.unauthorized();
        }
        return new Client(
                caller(given, from), given.get(Credentials.INSTALLATION_ID).orElse(null), from);
    }

    private Caller caller(Credentials given, InetAddress from) {
        Optional<String> masterKey = given.get(Credentials.MASTER_KEY);
        if (opens(masterKey, keys.master(), keys.masterFrom(), from)) {
            return Caller.MASTER;
        }
        if (opens(masterKey, keys.readOnlyMaster(), keys.readOnlyMasterFrom(), from)) {
            return Caller.READ_ONLY_MASTER;
        }
        if (opens(given.get(Credentials.MAINTENANCE_KEY), keys.maintenance(), keys.maintenanceFrom(), from)) {
            return Caller.MAINTENANCE;
        }
        if (needsClientKey && !bringsClientKey(given)) {
            throw Refusal.unauthorized();
        }
        return given.get(Credentials.SESSION_TOKEN).map(Caller::session).orElse(Caller.ANONYMOUS);
    }

    private boolean bringsClientKey(Credentials given) {
        boolean client = matches(given.get(Credentials.CLIENT_KEY), keys.client());
        boolean javaScript = matches(given.get(Credentials.JAVASCRIPT_KEY), keys.javaScript());
        boolean rest = matches(given.get(Credentials.REST_KEY), keys.rest());
        boolean dotNet = matches(given.get(Credentials.DOT_NET_KEY), keys.dotNet());
        return client || javaScript || rest || dotNet;
    }

    private static boolean opens(
            Optional<String> given, @Nullable String key, List<AddressRange> allowed, InetAddress from) {
        if (!matches(given, key)) {
            return false;
        }
        if (allowed.stream().noneMatch(range -> range.contains(from))) {
            throw Refusal.unauthorized();
        }
        return true;
    }

    private static boolean matches(Optional<String> given, @Nullable String key) {
        return key != null
                && given.isPresent()
                && MessageDigest.isEqual(
                        given.get().getBytes(StandardCharsets.UTF_8), key.getBytes(StandardCharsets.UTF_8));
    }
}
