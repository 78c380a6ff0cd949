package io.parsimony.rest;

import io.parsimony.Parse;
import io.parsimony.ParseException;
import io.parsimony.backend.ParseBackend;
import io.parsimony.rest.options.CrossOrigin;
import io.parsimony.rest.options.DeniedKeyword;
import io.parsimony.rest.options.GatewayKeys;
import io.parsimony.rest.options.GatewayLimits;
import io.parsimony.rest.options.GatewayOptions;
import io.parsimony.rest.options.Idempotency;
import io.parsimony.rest.options.RateLimit;
import io.parsimony.rest.options.RouteAllowList;
import io.parsimony.rest.options.TrustedProxies;
import java.net.URI;
import java.util.List;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** The options of a {@link ParseGateway}. Nothing is checked before {@link #start}. For one thread at a time. */
public final class ParseGatewayBuilder {
    private String host = "127.0.0.1";
    private int port;
    private String mount = "/parse";
    private @Nullable URI serverUrl;
    private String applicationId = "parsimony";
    private @Nullable String applicationName;
    private Supplier<GatewayKeys> keys = GatewayKeys::ofRandomMaster;
    private GatewayLimits limits = GatewayLimits.DEFAULT;
    private CrossOrigin crossOrigin = CrossOrigin.ALL;
    private Idempotency idempotency = Idempotency.OFF;
    private TrustedProxies proxies = TrustedProxies.NONE;
    private List<RateLimit> rateLimits = List.of();
    private RouteAllowList routes = RouteAllowList.EVERYTHING;
    private List<DeniedKeyword> deniedKeywords = List.of();
    private boolean resets;

    ParseGatewayBuilder() {}

    /** The address to listen on; by default {@code 127.0.0.1}, which nobody reaches from elsewhere. {@code 0.0.0.0} for all. */
    public ParseGatewayBuilder host(String address) {
        this.host = address;
        return this;
    }

    /** The port; by default any that is free. */
    public ParseGatewayBuilder port(int newPort) {
        this.port = newPort;
        return this;
    }

    /** Where the protocol begins; by default {@code /parse}. {@code /} for the root. */
    public ParseGatewayBuilder mount(String path) {
        this.mount = path;
        return this;
    }

    /** The URL of the mount as clients know it; by default what each request says. */
    public ParseGatewayBuilder serverUrl(URI url) {
        this.serverUrl = url;
        return this;
    }

    /** What every request must bring; by default {@code parsimony}. */
    public ParseGatewayBuilder applicationId(String id) {
        this.applicationId = id;
        return this;
    }

    /** The application's name on pages; by default its id. */
    public ParseGatewayBuilder applicationName(String name) {
        this.applicationName = name;
        return this;
    }

    /** The keys; by default a random master key for this machine, which {@link ParseGateway#masterKey} tells, and no others. */
    public ParseGatewayBuilder keys(GatewayKeys newKeys) {
        this.keys = () -> newKeys;
        return this;
    }

    /** {@link #keys(GatewayKeys)} with this master key for this machine, and no others. */
    public ParseGatewayBuilder masterKey(String key) {
        this.keys = () -> GatewayKeys.ofMaster(key);
        return this;
    }

    /** How much clients may ask for at once. */
    public ParseGatewayBuilder limits(UnaryOperator<GatewayLimits> change) {
        this.limits = change.apply(limits);
        return this;
    }

    /** Which web pages may use the gateway; by default all. */
    public ParseGatewayBuilder crossOrigin(CrossOrigin option) {
        this.crossOrigin = option;
        return this;
    }

    /** Which writes are refused when they come twice; by default none. */
    public ParseGatewayBuilder idempotency(Idempotency option) {
        this.idempotency = option;
        return this;
    }

    /**
     * Which proxies are believed when they say by {@code X-Forwarded-For} for whom they ask; by default none, so that a request comes from the
     * other end of its connection. It decides from where keys open and whose requests are counted.
     */
    public ParseGatewayBuilder trustedProxies(TrustedProxies option) {
        this.proxies = option;
        return this;
    }

    /** How often what may be asked; each limit counts by itself. By default as often as anybody likes. */
    public ParseGatewayBuilder rateLimits(List<RateLimit> limits) {
        this.rateLimits = List.copyOf(limits);
        return this;
    }

    /** What may be asked without the master and the maintenance key; by default everything. */
    public ParseGatewayBuilder routeAllowList(RouteAllowList option) {
        this.routes = option;
        return this;
    }

    /** What must not stand in objects that are written by the gateway, by whomever: INVALID_KEY_NAME (105). By default anything may. */
    public ParseGatewayBuilder deniedKeywords(List<DeniedKeyword> keywords) {
        this.deniedKeywords = List.copyOf(keywords);
        return this;
    }

    /**
     * For test suites in any language, on a database in memory: {@code POST /__reset} makes it what it was when the gateway started, {@code
     * POST /__snapshot/NAME} remembers it as it is, and {@code POST /__restore/NAME} makes it that again. Whoever reaches the port can ask,
     * without a key.
     */
    public ParseGatewayBuilder resetEndpoint() {
        this.resets = true;
        return this;
    }

    /**
     * Starts a gateway to the backend of this view, whoever the view's user is.
     *
     * @throws ParseException OTHER_CAUSE (-1) when an option can't be; CONNECTION_FAILED (100) when the port can't be listened on;
     *     COMMAND_UNAVAILABLE (108) with {@link #resetEndpoint} when the database is not in memory
     */
    public ParseGateway start(Parse parse) {
        return start(parse.backend());
    }

    /** As {@link #start(Parse)}, to any backend. It stays open when the gateway is closed. */
    public ParseGateway start(ParseBackend backend) {
        return ParseGateway.start(backend, options());
    }

    private GatewayOptions options() {
        try {
            return new GatewayOptions(
                    host,
                    port,
                    mount,
                    serverUrl,
                    applicationId,
                    applicationName == null ? applicationId : applicationName,
                    keys.get(),
                    limits,
                    crossOrigin,
                    idempotency,
                    proxies,
                    rateLimits,
                    routes,
                    deniedKeywords,
                    resets);
        } catch (IllegalArgumentException e) {
            throw new ParseException(ParseException.OTHER_CAUSE, "Options of the gateway: " + e.getMessage(), e);
        }
    }

    /** Without the keys, which must reach no log. */
    @Override
    public String toString() {
        return "ParseGatewayBuilder";
    }
}
