package io.parsimony.rest.options;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.InetAddress;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who asks, where proxies say for whom they do: as proxy-addr, which Express uses, has it. */
class TrustedProxiesTest {
    private static final InetAddress PROXY = AddressText.parse("10.0.0.1").orElseThrow();

    private static String client(TrustedProxies proxies, String... headers) {
        return proxies.client(PROXY, List.of(headers)).getHostAddress();
    }

    private static TrustedProxies at(String... ranges) {
        return TrustedProxies.at(Stream.of(ranges).map(AddressRange::parse).toList());
    }

    @Test
    void none_isTheConnection_whateverIsSaid() {
        assertThat(client(TrustedProxies.NONE, "203.0.113.7")).isEqualTo("10.0.0.1");
        assertThat(client(at(), "203.0.113.7")).isEqualTo("10.0.0.1");
        assertThat(client(TrustedProxies.hops(0), "203.0.113.7")).isEqualTo("10.0.0.1");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
                    1 | -                            | 10.0.0.1
                    1 | 203.0.113.7                  | 203.0.113.7
                    1 | 6.6.6.6, 203.0.113.7         | 203.0.113.7
                    2 | 203.0.113.7, 10.0.0.2        | 203.0.113.7
                    2 | 203.0.113.7                  | 203.0.113.7
                    2 | 6.6.6.6,203.0.113.7,10.0.0.2 | 203.0.113.7
                    1 | 2001:db8::7                  | 2001:db8:0:0:0:0:0:7
                    1 | ::ffff:203.0.113.7           | 203.0.113.7
                    1 | ' , ,'                       | 10.0.0.1
                    """)
    void hops_areCountedFromTheConnection(int hops, String header, String expected) {
        String[] headers = header == null ? new String[0] : new String[] {header};
        assertThat(client(TrustedProxies.hops(hops), headers)).isEqualTo(expected);
    }

    @Test
    void all_isTheFirstThatIsSaid() {
        assertThat(client(TrustedProxies.all(), "203.0.113.7, 10.0.0.9, 10.0.0.2"))
                .isEqualTo("203.0.113.7");
    }

    @Test
    void addresses_endWithTheFirstThatIsNoProxy() {
        TrustedProxies proxies = at("10.0.0.0/8");

        assertThat(client(proxies, "6.6.6.6, 203.0.113.7, 10.0.0.2")).isEqualTo("203.0.113.7");
        assertThat(client(proxies, "10.0.0.3")).isEqualTo("10.0.0.3");
        assertThat(client(at("192.168.0.0/16"), "203.0.113.7")).isEqualTo("10.0.0.1");
    }

    @Test
    void severalHeaders_areOne_inTheirOrder() {
        assertThat(client(TrustedProxies.hops(1), "6.6.6.6", "203.0.113.7")).isEqualTo("203.0.113.7");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "unknown",
                "cafe",
                "10.0.0",
                "010.0.0.1",
                "1.2.3.4:5",
                "[::1]",
                "256.1.1.1",
                "dead.beef",
                ":",
                "::1%lo"
            })
    void whatIsNoAddress_isNobodys(String text) {
        assertThat(client(TrustedProxies.all(), text)).isEqualTo("0.0.0.0");
        assertThat(client(at("10.0.0.0/8"), text)).isEqualTo("0.0.0.0");
        assertThatIllegalArgumentException().isThrownBy(() -> AddressRange.parse(text));
    }
}
