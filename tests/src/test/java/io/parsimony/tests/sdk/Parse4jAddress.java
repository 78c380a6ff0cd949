package io.parsimony.tests.sdk;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.lang.invoke.MethodHandles;
import java.net.URI;
import java.util.Objects;
import org.parse4j.ParseConstants;

/**
 * Sends parse4j to a gateway. It knows one server alone, parse.com, whose address is a constant of its class {@code Parse}: that class is
 * defined here with another constant, before anybody asks for it. All else of the library is as it was published.
 */
final class Parse4jAddress {
    private static final String PARSE_COM = "https://api.parse.com/1/";

    private Parse4jAddress() {}

    /** Once in a process: classes can't be defined again. */
    static void set(URI server) throws IOException, IllegalAccessException {
        MethodHandles.privateLookupIn(ParseConstants.class, MethodHandles.lookup())
                .defineClass(replaced(published(), constant(PARSE_COM), constant(server + "/")));
    }

    private static byte[] published() throws IOException {
        try (InputStream in =
                Objects.requireNonNull(ParseConstants.class.getResourceAsStream("Parse.class"), "parse4j's class")) {
            return in.readAllBytes();
        }
    }

    /** A constant as class files have it: tag 1, two bytes of length, text. */
    private static String constant(String text) {
        byte[] bytes = text.getBytes(UTF_8);
        return "\1" + (char) (bytes.length >> 8) + (char) (bytes.length & 0xFF) + new String(bytes, ISO_8859_1);
    }

    private static byte[] replaced(byte[] file, String from, String to) {
        String text = new String(file, ISO_8859_1);
        int first = text.indexOf(from);
        if (first < 0 || first != text.lastIndexOf(from)) {
            throw new IllegalStateException("parse4j has no longer one constant of its server's address");
        }
        return text.replace(from, to).getBytes(ISO_8859_1);
    }
}
