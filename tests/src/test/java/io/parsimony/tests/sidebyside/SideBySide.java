package io.parsimony.tests.sidebyside;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.parsimony.Parse;
import io.parsimony.rest.ParseGateway;
import io.parsimony.rest.options.GatewayKeys;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;

/**
 * Sends the same requests to a real Parse Server and to a gateway that it starts itself, and prints where status, headers or the shape of the
 * body differ: first those of {@code script.txt}, then as many of them, changed at random. It ends with 1 where one differs for no known
 * reason. Arguments: the Parse Server's URL; how many random requests, 500; their seed, 1. The environment has keys other than the defaults.
 */
public final class SideBySide {
    private static final String[] ODD = {
        "null",
        "true",
        "-1",
        "1.5",
        "\"\"",
        "\"x\"",
        "[]",
        "[1]",
        "{}",
        "{\"__type\":\"Date\"}",
        "{\"__op\":\"Nothing\"}"
    };

    private final Side theirs;
    private final Side ours;
    private int asked;
    private int explained;
    private int unexplained;

    private SideBySide(Side theirs, Side ours) {
        this.theirs = theirs;
        this.ours = ours;
    }

    /** Compares. */
    public static void main(String[] arguments) throws Exception {
        URI oracle = URI.create(arguments.length > 0 ? arguments[0] : "http://127.0.0.1:1338/parse");
        int count = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 500;
        long seed = arguments.length > 2 ? Long.parseLong(arguments[2]) : 1;
        Side.Keys keys = Side.Keys.ofEnvironment();
        String run = "s" + Long.toString(System.currentTimeMillis(), 36);
        boolean isAlike;
        try (Parse parse = Parse.builder().privateUsers(true).open();
                ParseGateway gateway = ParseGateway.builder()
                        .applicationId(keys.application())
                        .keys(GatewayKeys.ofMaster(keys.master())
                                .withReadOnlyMaster(keys.readOnly(), GatewayKeys.LOOPBACK)
                                .withClientKeys(null, null, keys.rest(), null))
                        .start(parse)) {
            SideBySide both = new SideBySide(new Side(oracle, keys, run), new Side(gateway.url(), keys, run));
            List<Ask> script = script();
            for (Ask ask : script) {
                both.compare(ask);
            }
            Random random = new Random(seed);
            for (int i = 0; i < count; i++) {
                both.compare(changed(script.get(random.nextInt(script.size())), random));
            }
            System.out.printf(
                    "%n%d asked, %d alike, %d differ for a known reason, %d for none%n",
                    both.asked, both.asked - both.explained - both.unexplained, both.explained, both.unexplained);
            isAlike = both.unexplained == 0;
        }
        System.exit(isAlike ? 0 : 1);
    }

    static List<Ask> script() throws IOException {
        try (InputStream in = Objects.requireNonNull(SideBySide.class.getResourceAsStream("script.txt"))) {
            return new String(in.readAllBytes(), UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(Ask::parse)
                    .toList();
        }
    }

    private void compare(Ask ask) throws InterruptedException {
        asked++;
        String their = theirs.answer(ask);
        if (their.equals(Side.NONE)) {
            throw new IllegalStateException(
                    "Parse Server gave no answer, and must be started again, after " + ask.line());
        }
        String our = ours.answer(ask);
        if (their.equals(our)) {
            if (ask.reason() != null) {
                System.out.println("ALIKE NOW  " + ask.line());
            }
            return;
        }
        if (ask.reason() != null || their.startsWith("500")) {
            explained++; // no internal error is followed
            return;
        }
        unexplained++;
        System.out.println("DIFFERS    " + ask.line() + "\n  theirs   " + cut(their) + "\n  ours     " + cut(our));
    }

    private static String cut(String text) {
        return text.length() > 400 ? text.substring(0, 400) + "…" : text;
    }

    /** One value of the request, of another kind; who asks may change, too. */
    private static Ask changed(Ask ask, Random random) {
        List<Integer> places = new ArrayList<>();
        String text = ask.body().isEmpty() ? ask.path() : ask.body();
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) == ':') {
                places.add(i + 1);
            }
        }
        String odd = text;
        if (!places.isEmpty()) {
            int begin = places.get(random.nextInt(places.size()));
            int end = begin;
            while (end < text.length() && ",}]&".indexOf(text.charAt(end)) < 0) {
                end++;
            }
            odd = text.substring(0, begin) + ODD[random.nextInt(ODD.length)] + text.substring(end);
        }
        String caller = random.nextInt(5) == 0 ? "master" : ask.caller();
        String path = ask.body().isEmpty() ? odd : ask.path();
        String body = ask.body().isEmpty() ? "" : odd;
        return new Ask(
                caller + " " + ask.method() + " " + path + (body.isEmpty() ? "" : " | " + body),
                caller,
                ask.method(),
                path,
                body,
                null,
                ask.reason());
    }
}
