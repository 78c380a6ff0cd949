package io.parsimony.tests.rest;

import io.parsimony.value.ParseValue;
import io.parsimony.value.StringValue;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** One gateway for the tests of a class, each of which takes names of its own. */
abstract class WithGateway {
    private static @Nullable Gateway shared;

    @BeforeAll
    static void start() {
        shared = new Gateway();
    }

    @AfterAll
    static void stop() {
        gateway().close();
    }

    static Gateway gateway() {
        return Objects.requireNonNull(shared);
    }

    final Http client = gateway().client();
    final Http master = gateway().master();

    static String name(String beginning) {
        return Gateway.name(beginning);
    }

    /** A class with one object of these fields, and its id. */
    String saved(String className, String fields) {
        return client.post("/classes/" + className, fields).text("objectId");
    }

    static ParseValue text(String value) {
        return new StringValue(value);
    }
}
