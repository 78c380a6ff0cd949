package io.parsimony.rest.options;

import java.net.URI;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a gateway is told. Checked as a whole when it is made.
 *
 * @param host the address that it listens on, such as {@code 127.0.0.1}; {@code 0.0.0.0} for all
 * @param port the port; 0 for any that is free
 * @param mount where the protocol begins, such as {@code /parse}; empty for the root
 * @param serverUrl the URL that clients reach the mount by, for what answers say of it; null for what each request says
 * @param applicationId what every request must bring
 * @param applicationName the application's name, for people
 * @param keys which keys open what
 * @param limits how much clients may ask for
 * @param crossOrigin which web pages may use the gateway
 * @param idempotency which writes are refused when they come twice
 * @param proxies which proxies are believed when they say for whom they ask
 * @param rateLimits how often what may be asked
 * @param routes what may be asked without the master key
 * @param deniedKeywords what must not stand in objects that clients write
 * @param resets whether anybody may make the database what it was when the gateway started, or at a snapshot since
 */
public record GatewayOptions(
        String host,
        int port,
        String mount,
        @Nullable URI serverUrl,
        String applicationId,
        String applicationName,
        GatewayKeys keys,
        GatewayLimits limits,
        CrossOrigin crossOrigin,
        Idempotency idempotency,
        TrustedProxies proxies,
        List<RateLimit> rateLimits,
        RouteAllowList routes,
        List<DeniedKeyword> deniedKeywords,
        boolean resets) {
    private static final Pattern MOUNT = Pattern.compile("(/[A-Za-z0-9._~-]+)*");
    private static final Pattern APPLICATION_ID = Pattern.compile("[\\x21-\\x7E]+");

    /** Refuses what can't be with {@link IllegalArgumentException}; a mount may end with a slash. */
    public GatewayOptions {
        rateLimits = List.copyOf(rateLimits);
        deniedKeywords = List.copyOf(deniedKeywords);
        mount = mount.endsWith("/") ? mount.substring(0, mount.length() - 1) : mount;
        require(port >= 0 && port <= 65_535, "The port must lie between 0 and 65535");
        require(!host.isBlank(), "The host must be an address");
        require(
                MOUNT.matcher(mount).matches(),
                "The mount path must begin with / and have letters, digits, '.', '_', '~' and '-' between slashes");
        require(APPLICATION_ID.matcher(applicationId).matches(), "The application id must be visible ASCII characters");
        require(
                serverUrl == null || isServerUrl(serverUrl),
                "The server URL must begin with http:// or https:// and have neither query nor fragment");
    }

    private static boolean isServerUrl(URI url) {
        boolean isHttp = "http".equals(url.getScheme()) || "https".equals(url.getScheme());
        return isHttp && url.getHost() != null && url.getRawQuery() == null && url.getRawFragment() == null;
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalArgumentException(otherwise);
        }
    }
}
