package io.parsimony.tests.behaviour;

import io.parsimony.Parse;
import io.parsimony.ParseUser;
import io.parsimony.auth.AuthAdapter;
import io.parsimony.tests.database.TestDatabase;
import io.parsimony.value.ObjectValue;
import io.parsimony.value.StringValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;

/** Backends with adapters of the test's own. */
abstract class WithAdapter {
    final List<Parse> opened = new ArrayList<>();

    /** A backend with this provider, closed after the test. */
    final Parse with(String provider, AuthAdapter adapter) {
        Parse parse =
                TestDatabase.builder().bcryptCost(4).auth(provider, adapter).open();
        opened.add(parse);
        return parse;
    }

    @AfterEach
    void close() {
        opened.forEach(Parse::close);
    }

    static ObjectValue object(String name, String text) {
        return new ObjectValue(Map.of(name, new StringValue(text)));
    }

    /** A user at a provider, with a token that must reach nobody. */
    static Map<String, Object> id(String id) {
        return Map.of("id", id, "token", "secret-token");
    }

    static Map<String, Object> storedAuthData(Parse parse) {
        Map<String, Object> stored =
                parse.asMaster().query(ParseUser.class).getFirst().getMap("authData");
        return stored == null ? Map.of() : stored;
    }
}
