package io.parsimony.tests.rest;

import io.parsimony.Parse;
import io.parsimony.ParseBuilder;
import io.parsimony.rest.ParseGateway;
import io.parsimony.rest.ParseGatewayBuilder;
import io.parsimony.tests.database.TestDatabase;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;

/** A gateway to a fresh backend, and those who ask it. */
final class Gateway implements AutoCloseable {
    static final String APPLICATION = "test";
    static final String MASTER_KEY = "the master";

    private static final AtomicInteger NAMES = new AtomicInteger();

    final Parse parse;
    final ParseGateway server;

    Gateway() {
        this(backend -> backend, gateway -> gateway);
    }

    Gateway(UnaryOperator<ParseBuilder> backend, UnaryOperator<ParseGatewayBuilder> gateway) {
        parse = backend.apply(TestDatabase.builder().bcryptCost(4)).open();
        server = gateway.apply(ParseGateway.builder().applicationId(APPLICATION).masterKey(MASTER_KEY))
                .start(parse);
    }

    /** One who has the application id. */
    Http client() {
        return new Http(server.url(), Map.of("X-Parse-Application-Id", APPLICATION));
    }

    Http master() {
        return client().with("X-Parse-Master-Key", MASTER_KEY);
    }

    /** A new user's name, and what the sign-up answered. */
    Reply signUp(String name) {
        return client().post("/users", "{\"username\":\"%s\",\"password\":\"secret\"}".formatted(name));
    }

    /** One who asks as a new user. */
    Http user(String name) {
        return client().withToken(signUp(name).text("sessionToken"));
    }

    /** A name that nothing else has. */
    static String name(String beginning) {
        return beginning + NAMES.incrementAndGet();
    }

    @Override
    public void close() {
        server.close();
        parse.close();
    }
}
