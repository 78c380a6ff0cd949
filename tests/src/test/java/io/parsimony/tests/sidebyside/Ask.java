package io.parsimony.tests.sidebyside;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A request of the script: {@code caller METHOD path [| body] [> name=member] [## why the answers differ]}. What stands in braces, such as
 * {@code <id>}, is what an earlier answer was kept as.
 *
 * @param line as it stands in the script
 * @param caller {@code anybody}, {@code master}, {@code readonly}, {@code none}, {@code wrong}, or the name of a token that was kept
 * @param method of HTTP
 * @param path behind the mount, with a query string whose values are not yet escaped
 * @param body what is sent; empty for nothing
 * @param kept the name under which a member of the answer is kept, and the member; null where none is
 * @param reason why it is known to differ; null where it must not
 */
record Ask(
        String line,
        String caller,
        String method,
        String path,
        String body,
        @Nullable String kept,
        @Nullable String reason) {
    static Ask parse(String line) {
        String rest = line;
        String reason = null;
        int at = rest.lastIndexOf(" ## ");
        if (at >= 0) {
            reason = rest.substring(at + 4).strip();
            rest = rest.substring(0, at).strip();
        }
        String kept = null;
        at = rest.lastIndexOf(" > ");
        if (at >= 0) {
            kept = rest.substring(at + 3).strip();
            rest = rest.substring(0, at).strip();
        }
        String body = "";
        at = rest.indexOf(" | ");
        if (at >= 0) {
            body = rest.substring(at + 3).strip();
            rest = rest.substring(0, at).strip();
        }
        String[] words = rest.split(" ", 3);
        if (words.length != 3) {
            throw new IllegalArgumentException("A line that is no request: " + line);
        }
        return new Ask(line, words[0], words[1], words[2], body, kept, reason);
    }

    /** The path with its query's values escaped; a value with an {@code &} can't be written. */
    static String escaped(String path) {
        int at = path.indexOf('?');
        if (at < 0) {
            return path;
        }
        return path.substring(0, at + 1)
                + Arrays.stream(path.substring(at + 1).split("&", -1))
                        .map(parameter -> {
                            int equals = parameter.indexOf('=');
                            return equals < 0
                                    ? parameter
                                    : parameter.substring(0, equals + 1)
                                            + URLEncoder.encode(
                                                    parameter.substring(equals + 1), StandardCharsets.UTF_8);
                        })
                        .collect(Collectors.joining("&"));
    }
}
