package io.parsimony.cli.serve;

import io.parsimony.cli.CommandFailure;
import io.parsimony.rest.options.AddressRange;
import io.parsimony.rest.options.TrustedProxies;
import io.parsimony.value.BooleanValue;
import io.parsimony.value.ParseValue;
import io.parsimony.value.StringValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** {@code trustProxy} in the forms of Express: true or false, how many proxies, or their addresses. */
final class ProxySettings {
    static final String NAME = "trustProxy";

    /** Express's names for some addresses. */
    private static final Map<String, List<String>> NAMED = Map.of(
            "loopback", List.of("127.0.0.1/8", "::1/128"),
            "linklocal", List.of("169.254.0.0/16", "fe80::/10"),
            "uniquelocal", List.of("10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "fc00::/7"));

    private static final int MOST_HOPS = 100;

    private ProxySettings() {}

    /**
     * Reads the value.
     *
     * @throws CommandFailure when it is of another form
     */
    static TrustedProxies read(ParseValue json) {
        if (json instanceof BooleanValue all) {
            return all.value() ? TrustedProxies.all() : TrustedProxies.NONE;
        }
        if (json instanceof StringValue text) {
            return at(List.of(text.value().split(",", -1)));
        }
        return SettingValues.wholeNumber(json)
                .filter(hops -> hops <= MOST_HOPS)
                .map(TrustedProxies::hops)
                .or(() -> SettingValues.texts(json).map(ProxySettings::at))
                .orElseThrow(ProxySettings::malformed);
    }

    private static TrustedProxies at(List<String> texts) {
        List<AddressRange> ranges = new ArrayList<>();
        try {
            for (String text : texts) {
                String name = text.strip();
                NAMED.getOrDefault(name, List.of(name)).forEach(range -> ranges.add(AddressRange.parse(range)));
            }
        } catch (IllegalArgumentException e) {
            throw malformed();
        }
        return TrustedProxies.at(ranges);
    }

    private static CommandFailure malformed() {
        return CommandFailure.misunderstood(
                "'" + NAME
                        + "' must be true, false, how many proxies there are, or their addresses, such as [\"loopback\", \"10.0.0.0/8\"]");
    }
}
