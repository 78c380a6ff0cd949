package io.parsimony.rest.options;

import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which keys open what ({@code parse-semantics.md} section 4.1). Where one of the client keys is set, every request that brings no master
 * or maintenance key must bring one that is.
 *
 * @param master lets its holder do everything
 * @param masterFrom the addresses from which it does; from others it is refused
 * @param readOnlyMaster lets its holder see everything; null for none
 * @param readOnlyMasterFrom the addresses from which it does
 * @param maintenance lets its holder see and write what else the backend alone does; null for none
 * @param maintenanceFrom the addresses from which it does
 * @param client the client key; null for none
 * @param javaScript the JavaScript key; null for none
 * @param rest the REST API key; null for none
 * @param dotNet the .NET key; null for none
 */
public record GatewayKeys(
        String master,
        List<AddressRange> masterFrom,
        @Nullable String readOnlyMaster,
        List<AddressRange> readOnlyMasterFrom,
        @Nullable String maintenance,
        List<AddressRange> maintenanceFrom,
        @Nullable String client,
        @Nullable String javaScript,
        @Nullable String rest,
        @Nullable String dotNet) {
    /** This machine. */
    public static final List<AddressRange> LOOPBACK =
            List.of(AddressRange.parse("127.0.0.0/8"), AddressRange.parse("::1"));

    private static final int RANDOM_BYTES = 24;

    /** Refuses keys that are empty, and keys for different purposes that are the same. */
    public GatewayKeys {
        masterFrom = List.copyOf(masterFrom);
        readOnlyMasterFrom = List.copyOf(readOnlyMasterFrom);
        maintenanceFrom = List.copyOf(maintenanceFrom);
        List<String> keys = Stream.of(master, readOnlyMaster, maintenance)
                .filter(key -> key != null)
                .toList();
        if (keys.stream().anyMatch(String::isBlank)) {
            throw new IllegalArgumentException("A key must not be empty; leave it out where there is to be none");
        }
        if (keys.stream().distinct().count() < keys.size()) {
            throw new IllegalArgumentException(
                    "The master key, the read-only master key and the maintenance key must differ from each other");
        }
    }

    /** A master key for this machine, and no others. */
    public static GatewayKeys ofMaster(String key) {
        return new GatewayKeys(key, LOOPBACK, null, LOOPBACK, null, LOOPBACK, null, null, null, null);
    }

    /** A random master key for this machine, and no others. */
    public static GatewayKeys ofRandomMaster() {
        byte[] bytes = new byte[RANDOM_BYTES];
        new SecureRandom().nextBytes(bytes);
        return ofMaster(HexFormat.of().formatHex(bytes));
    }

    /** The same with a master key that opens from these addresses. */
    public GatewayKeys withMasterFrom(List<AddressRange> addresses) {
        return new GatewayKeys(
                master,
                addresses,
                readOnlyMaster,
                readOnlyMasterFrom,
                maintenance,
                maintenanceFrom,
                client,
                javaScript,
                rest,
                dotNet);
    }

    /** The same with a read-only master key. */
    public GatewayKeys withReadOnlyMaster(@Nullable String key, List<AddressRange> addresses) {
        return new GatewayKeys(
                master, masterFrom, key, addresses, maintenance, maintenanceFrom, client, javaScript, rest, dotNet);
    }

    /** The same with a maintenance key. */
    public GatewayKeys withMaintenance(@Nullable String key, List<AddressRange> addresses) {
        return new GatewayKeys(
                master,
                masterFrom,
                readOnlyMaster,
                readOnlyMasterFrom,
                key,
                addresses,
                client,
                javaScript,
                rest,
                dotNet);
    }

    /** The same with client keys; null for none. */
    public GatewayKeys withClientKeys(
            @Nullable String newClient,
            @Nullable String newJavaScript,
            @Nullable String newRest,
            @Nullable String newDotNet) {
        return new GatewayKeys(
                master,
                masterFrom,
                readOnlyMaster,
                readOnlyMasterFrom,
                maintenance,
                maintenanceFrom,
                newClient,
                newJavaScript,
                newRest,
                newDotNet);
    }

    /** Without the keys, which must reach no log. */
    @Override
    public String toString() {
        return "GatewayKeys";
    }
}
