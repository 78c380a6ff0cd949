package io.parsimony.rest.limit;

import io.parsimony.backend.ParseBackend;
import io.parsimony.rest.options.RateLimit;
import io.parsimony.rest.protocol.Client;
import io.parsimony.rest.protocol.Refusal;
import io.parsimony.rest.protocol.RestRequest;
import java.net.InetAddress;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Counts requests, and refuses those that come too often ({@code parse-semantics.md} section 4.9). Thread-safe. */
final class RateLimits {
    /** Of one limit; some 10 MB. */
    private static final int MOST_KEYS = 50_000;

    private static final byte[] THIS_MACHINE = {127, 0, 0, 1};
    private static final String METHOD_OF_BATCHES = "POST";

    private final ParseBackend backend;
    private final List<Counted> limits;

    private record Counted(RateLimit limit, RequestCounter counter) {}

    /** By how much it was too often. */
    private record Excess(String message, Duration left) {}

    RateLimits(ParseBackend backend, List<RateLimit> limits) {
        this.backend = backend;
        this.limits = limits.stream()
                .map(limit -> new Counted(limit, new RequestCounter(limit.window(), MOST_KEYS, System::nanoTime)))
                .toList();
    }

    /**
     * Counts a request, with each limit that concerns it.
     *
     * @throws Refusal when it is one too many
     */
    void count(RestRequest request) {
        CountedClient client = new CountedClient(backend, request.client());
        excess(client, request, List.of(request.method())).ifPresent(excess -> {
            throw Refusal.tooManyRequests(excess.message(), excess.left());
        });
    }

    /**
     * Counts the members of a batch, each as a request of its own method and of the batch's.
     *
     * @throws Refusal when there is one too many
     */
    void countMembers(RestRequest batch, List<RestRequest> members) {
        CountedClient client = new CountedClient(backend, batch.client());
        for (RestRequest member : members) {
            excess(client, member, List.of(member.method(), METHOD_OF_BATCHES)).ifPresent(excess -> {
                throw Refusal.tooManyMembers(excess.message());
            });
        }
    }

    private Optional<Excess> excess(CountedClient client, RestRequest request, List<String> methods) {
        Optional<Excess> excess = Optional.empty();
        for (Counted counted : limits) {
            RateLimit limit = counted.limit();
            if (concerns(limit, request, methods)) {
                RequestCounter.Count count = counted.counter().count(client.key(limit.zone(), request));
                if (count.requests() > limit.requests() && excess.isEmpty()) {
                    excess = Optional.of(new Excess(limit.message(), count.left()));
                }
            }
        }
        return excess;
    }

    private static boolean concerns(RateLimit limit, RestRequest request, List<String> methods) {
        Client client = request.client();
        return limit.path().matches("/" + request.pathText())
                && (limit.countsThisMachine() || !isThisMachine(client.from()))
                && (limit.countsMasterKey() || !client.isMaster())
                && methods.stream().anyMatch(limit::concernsMethod);
    }

    private static boolean isThisMachine(InetAddress address) {
        return Arrays.equals(address.getAddress(), THIS_MACHINE);
    }
}
