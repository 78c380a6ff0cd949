package io.parsimony.engine.auth;

import io.parsimony.auth.AuthAdapter;
import io.parsimony.auth.AuthRequest;
import io.parsimony.backend.JsonDocument;
import io.parsimony.engine.security.Identity;
import io.parsimony.json.ValueJson;
import io.parsimony.value.ObjectValue;
import io.parsimony.value.ParseValue;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** What those who may see a user's {@code authData} see of them: what adapters leave ({@code parse-semantics.md} section 5.6). */
public final class ShownAuthData {
    private final AuthProviders providers;
    private final Clock clock;

    /** Data of these providers. */
    public ShownAuthData(AuthProviders providers, Clock clock) {
        this.providers = providers;
        this.clock = clock;
    }

    /** All that is stored, for the engine itself. */
    public static ShownAuthData asStored() {
        return new ShownAuthData(AuthProviders.NONE, Clock.systemUTC());
    }

    /** Turns a user's document into what the user itself, or the master key, may see of it: the same one where nothing is hidden. */
    public UnaryOperator<JsonDocument> to(Identity identity) {
        return user -> shown(identity, user);
    }

    private JsonDocument shown(Identity identity, JsonDocument user) {
        ObjectValue stored = AuthDataChange.stored(user.fields());
        if (stored.members().isEmpty()) {
            return user;
        }
        Map<String, ParseValue> shown = new LinkedHashMap<>();
        stored.members().forEach((provider, data) -> shown.put(provider, shown(identity, provider, data)));
        if (shown.equals(stored.members())) {
            return user;
        }
        Map<String, ParseValue> fields = new LinkedHashMap<>(user.fields().members());
        fields.put(AuthDataChange.FIELD, new ObjectValue(shown));
        return JsonDocument.ofUtf8(ValueJson.writeUtf8(new ObjectValue(fields)));
    }

    private ParseValue shown(Identity identity, String provider, ParseValue data) {
        Optional<AuthAdapter> adapter = providers.find(provider);
        if (adapter.isEmpty() || !(data instanceof ObjectValue object)) {
            return data;
        }
        AuthRequest request = new AuthRequest(provider, object, null, clock.instant(), identity.isMaster());
        return AuthDataCheck.asked(provider, () -> adapter.get().afterFind(request));
    }
}
