package io.parsimony.rest.endpoint;

import io.parsimony.backend.Caller;
import io.parsimony.backend.ParseBackend;
import io.parsimony.rest.limit.Admission;
import io.parsimony.rest.options.GatewayOptions;
import io.parsimony.rest.options.TrustedProxies;
import io.parsimony.rest.page.Pages;
import io.parsimony.rest.protocol.Answer;
import io.parsimony.rest.protocol.CorsHeaders;
import io.parsimony.rest.protocol.ErrorAnswers;
import io.parsimony.rest.protocol.ForwardedCall;
import io.parsimony.rest.protocol.HttpCall;
import io.parsimony.rest.protocol.Refusal;
import io.parsimony.rest.protocol.RequestReader;
import io.parsimony.rest.protocol.RestRequest;
import io.parsimony.rest.protocol.ServerUrl;
import io.parsimony.rest.protocol.UrlText;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Parse's REST protocol: what is answered to any HTTP request. Throws nothing. Thread-safe. */
public final class Protocol {
    private static final String HEALTH = "health";
    private static final byte[] HEALTHY = "{\"status\":\"ok\"}".getBytes(StandardCharsets.UTF_8);
    private static final byte[] ILL = "{\"status\":\"error\"}".getBytes(StandardCharsets.UTF_8);
    private static final Answer ALLOWED = Answer.text("OK");

    private final ParseBackend backend;
    private final List<String> mount;
    private final RequestReader reader;
    private final Router router;
    private final TrustedProxies proxies;
    private final Admission admission;
    private final RequestIds requestIds;
    private final Pages pages;
    private final CorsHeaders cors;
    private final @Nullable ResetEndpoint reset;

    /**
     * The protocol in front of a backend, which stays its owner's.
     *
     * @throws io.parsimony.ParseException COMMAND_UNAVAILABLE (108) when the database is to be reset and is not in memory
     */
    public Protocol(ParseBackend backend, GatewayOptions options) {
        this.backend = backend;
        this.mount = UrlText.segments(options.mount());
        this.reader = new RequestReader(options);
        this.proxies = options.proxies();
        this.admission = new Admission(backend, options);
        this.requestIds = new RequestIds(backend, options.idempotency(), Clock.systemUTC());
        this.reset = options.resets() ? new ResetEndpoint(backend, requestIds::prepareAgain) : null;
        this.pages = new Pages(backend, options);
        SessionCheck sessions = new SessionCheck(backend);
        KeywordCheck keywords = new KeywordCheck(options.deniedKeywords());
        this.router = new Router(sessions, keywords);
        this.cors = new CorsHeaders(options.crossOrigin());
        UsersEndpoint users = new UsersEndpoint(backend);
        users.addTo(router);
        new SessionsEndpoint(backend).addTo(router);
        new ClassesEndpoint(backend, users, options.limits().defaultLimit()).addTo(router);
        new LogInEndpoint(backend).addTo(router);
        new MailEndpoint(backend).addTo(router);
        new SchemasEndpoint(backend).addTo(router);
        new AggregateEndpoint(backend).addTo(router);
        new InfoEndpoint().addTo(router);
        new LaterEndpoints(sessions).addTo(router);
        BatchMembers members = new BatchMembers(
                router, new ServerUrl(options).paths(), options.limits().maxBatch());
        new BatchEndpoint(backend, router, members, admission, sessions, keywords).addTo(router);
    }

    /** The answer to a request. */
    @SuppressWarnings("ThrowableNotThrown") // it is answered
    public Answer answer(HttpCall call) {
        Answer answer;
        try {
            answer = routed(new ForwardedCall(call, proxies));
        } catch (RuntimeException | StackOverflowError | AssertionError e) {
            answer = ErrorAnswers.of(e);
        }
        return withCors(call, answer);
    }

    /** The answer to a request that is refused before it could be read. */
    public Answer refuse(HttpCall call, Refusal refusal) {
        return withCors(call, ErrorAnswers.of(refusal));
    }

    private Answer withCors(HttpCall call, Answer answer) {
        return answer.withHeaders(cors.of(call));
    }

    private Answer routed(HttpCall call) {
        if (call.method().equals("OPTIONS")) {
            return ALLOWED; // before anything else: a browser asks without credentials
        }
        List<String> path = UrlText.segments(call.path());
        if (reset != null) {
            Optional<Answer> done = reset.answer(call, behindMount(path).orElse(path));
            if (done.isPresent()) {
                return done.get();
            }
        }
        List<String> behind =
                behindMount(path).orElseThrow(() -> Refusal.noSuchRoute(call.method(), "/" + String.join("/", path)));
        if (behind.size() == 1 && behind.get(0).equals(HEALTH)) {
            return health(call, behind);
        }
        Optional<Answer> page = pages.answer(call, behind);
        if (page.isPresent()) {
            return page.get();
        }
        RestRequest request = reader.read(call, behind);
        admission.admit(request);
        requestIds.note(request);
        return router.answer(request);
    }

    private Optional<List<String>> behindMount(List<String> path) {
        return path.size() < mount.size() || !path.subList(0, mount.size()).equals(mount)
                ? Optional.empty()
                : Optional.of(path.subList(mount.size(), path.size()));
    }

    /** Needs no credentials, unless it is not among what all may ask for; the JavaScript SDK asks by POST. Whoever ends no session asks nothing but whether somebody is there. */
    private Answer health(HttpCall call, List<String> path) {
        if (!admission.isOpen(HEALTH)) {
            admission.requireAllowed(reader.read(call, path));
        }
        if (!call.method().equals("GET") && !call.method().equals("POST")) {
            throw Refusal.noSuchRoute(call.method(), "/" + HEALTH);
        }
        try {
            backend.logOut(Caller.ANONYMOUS);
            return Answer.ok(HEALTHY);
        } catch (RuntimeException e) {
            return Answer.json(503, ILL);
        }
    }
}
