package io.parsimony.rest.options;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Which proxies in front of the gateway are believed when they say by {@code X-Forwarded-For} for whom they ask, as Express has it. The address
 * that comes of it is the one that {@link GatewayKeys} and {@link RateLimit} look at, so that believing somebody who is no proxy gives the
 * keys away: anybody can send that header.
 */
public final class TrustedProxies {
    /** None: a request comes from the other end of its connection, whatever it says. */
    public static final TrustedProxies NONE = new TrustedProxies((address, hop) -> false);

    /** Where a header says what is no address. No range has it but those of all. */
    private static final InetAddress UNKNOWN = AddressText.parse("0.0.0.0").orElseThrow();

    private final Trust trust;

    /** Whether an address is a proxy's. */
    @FunctionalInterface
    private interface Trust {
        /**
         * Whether it is.
         *
         * @param address empty for what is no address
         * @param hop 0 for the other end of the connection, 1 for the one for whom that one asks
         */
        boolean in(Optional<InetAddress> address, int hop);
    }

    private TrustedProxies(Trust trust) {
        this.trust = trust;
    }

    /** Whoever connects, and whoever is named: only where nobody but a proxy, which removes the header that clients send, reaches the port. */
    public static TrustedProxies all() {
        return new TrustedProxies((address, hop) -> true);
    }

    /**
     * So many proxies one behind the other, wherever they are: only where nobody reaches the port past them.
     *
     * @throws IllegalArgumentException below 0
     */
    public static TrustedProxies hops(int proxies) {
        if (proxies < 0) {
            throw new IllegalArgumentException("The number of trusted proxies must be 0 or more");
        }
        return new TrustedProxies((address, hop) -> hop < proxies);
    }

    /** Proxies at these addresses. */
    public static TrustedProxies at(List<AddressRange> addresses) {
        List<AddressRange> ranges = List.copyOf(addresses);
        return new TrustedProxies((address, hop) -> address.filter(
                        known -> ranges.stream().anyMatch(range -> range.contains(known)))
                .isPresent());
    }

    /** Whether whoever is at the other end of the connection is believed. */
    public boolean trusts(InetAddress connection) {
        return trust.in(Optional.of(connection), 0);
    }

    /**
     * Who asks: the first one, from the connection on, who is no proxy; where all are, the first in the header.
     *
     * @param connection the other end of the connection
     * @param forwardedFor the values of the request's headers, in order; each may hold several addresses
     * @return {@code 0.0.0.0} where that is no address
     */
    public InetAddress client(InetAddress connection, List<String> forwardedFor) {
        List<String> named = new ArrayList<>(forwardedFor.stream()
                .flatMap(header -> Stream.of(header.split(",", -1)))
                .map(String::strip)
                .filter(text -> !text.isEmpty())
                .toList());
        Collections.reverse(named); // the last proxy has added the last address
        Optional<InetAddress> client = Optional.of(connection);
        for (int hop = 0; hop < named.size() && trust.in(client, hop); hop++) {
            client = AddressText.parse(named.get(hop));
        }
        return client.orElse(UNKNOWN);
    }
}
