package io.parsimony.rest.options;

import java.net.InetAddress;

/**
 * Addresses that begin with the same bits: {@code 10.0.0.0/8}, {@code ::1}, {@code 0.0.0.0/0} for all of IPv4. An IPv4 address in IPv6's
 * form is the IPv4 address.
 */
public final class AddressRange {
    private final byte[] address;
    private final int bits;
    private final String text;

    private AddressRange(byte[] address, int bits, String text) {
        this.address = address;
        this.bits = bits;
        this.text = text;
    }

    /**
     * Reads an address, or one with {@code /} and how many bits count.
     *
     * @throws IllegalArgumentException when it is none
     */
    public static AddressRange parse(String text) {
        String[] parts = text.strip().split("/", 2);
        byte[] address =
                AddressText.parse(parts[0]).orElseThrow(() -> malformed(text)).getAddress();
        int most = address.length * Byte.SIZE;
        int bits = most;
        if (parts.length == 2) {
            if (!parts[1].matches("[0-9]{1,3}") || Integer.parseInt(parts[1]) > most) {
                throw malformed(text);
            }
            bits = Integer.parseInt(parts[1]);
        }
        return new AddressRange(address, bits, text.strip());
    }

    private static IllegalArgumentException malformed(String text) {
        return new IllegalArgumentException(
                "'" + text + "' is no address and no range of addresses such as 127.0.0.1 or 10.0.0.0/8");
    }

    /** Whether the address is one of these. */
    public boolean contains(InetAddress other) {
        byte[] bytes = other.getAddress();
        if (bytes.length != address.length) {
            return false;
        }
        for (int bit = 0; bit < bits; bit++) {
            int mask = 0x80 >> (bit % Byte.SIZE);
            if (((bytes[bit / Byte.SIZE] ^ address[bit / Byte.SIZE]) & mask) != 0) {
                return false;
            }
        }
        return true;
    }

    /** As it was given. */
    @Override
    public String toString() {
        return text;
    }
}
