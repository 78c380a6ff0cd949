package io.parsimony.tests.auth;

import io.parsimony.auth.AuthAdapter;
import io.parsimony.auth.AuthRequest;
import io.parsimony.auth.AuthResult;
import io.parsimony.auth.AuthUser;
import io.parsimony.value.ObjectValue;
import io.parsimony.value.ParseValue;
import io.parsimony.value.StringValue;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/** Short words for what adapters are asked. */
final class Asked {
    private Asked() {}

    /** Data of texts; names and texts take turns. */
    static ObjectValue data(String... namesAndTexts) {
        Map<String, ParseValue> data = new LinkedHashMap<>();
        for (int i = 0; i < namesAndTexts.length; i += 2) {
            data.put(namesAndTexts[i], new StringValue(namesAndTexts[i + 1]));
        }
        return new ObjectValue(data);
    }

    /** What the adapter says to a stranger's data. */
    static AuthResult ask(AuthAdapter adapter, ObjectValue data) {
        return ask(adapter, data, TokenIssuer.NOW);
    }

    static AuthResult ask(AuthAdapter adapter, ObjectValue data, Instant now) {
        return adapter.validateAuthData(new AuthRequest("provider", data, null, now, false));
    }

    /** A request with data of a user who has some stored. */
    static AuthRequest ofUser(ObjectValue stored, ObjectValue data, Instant now) {
        AuthUser user = new AuthUser("user1", ObjectValue.EMPTY, new ObjectValue(Map.of("provider", stored)));
        return new AuthRequest("provider", data, user, now, false);
    }

    /** What an adapter stores in the place of what was sent. */
    static ObjectValue saved(AuthResult result) {
        return ((AuthResult.Kept.Instead) result.kept()).data();
    }
}
