package io.parsimony.engine.auth;

import io.parsimony.auth.AuthOptions;
import io.parsimony.engine.schema.HiddenUserFields;
import io.parsimony.operation.FieldOperation;
import io.parsimony.query.FieldPath;
import io.parsimony.value.ObjectValue;
import io.parsimony.value.ParseValue;
import io.parsimony.value.StringValue;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What becomes of a user's {@code authData}. It is decided before the transaction, since adapters may take their time, and holds only if
 * the user is in it as it was then: two log-ins must not use up one code.
 *
 * @param seen by provider what was stored when the change was decided on; empty for nothing
 * @param changes by provider what is stored from now on; empty for nothing
 */
public record AuthDataChange(Map<String, Optional<ObjectValue>> seen, Map<String, Optional<ObjectValue>> changes) {
    /** The field. */
    public static final String FIELD = "authData";

    /** Nothing changes. */
    public static final AuthDataChange NONE = new AuthDataChange(Map.of(), Map.of());

    /** Copies the maps. */
    public AuthDataChange {
        seen = Collections.unmodifiableMap(new TreeMap<>(seen));
        changes = Collections.unmodifiableMap(new TreeMap<>(changes));
    }

    /** The links of a user that is new here. */
    public static AuthDataChange ofNewUser(Map<String, Optional<ObjectValue>> links) {
        return new AuthDataChange(Map.of(), links);
    }

    /** The providers whose ids have to be unique from now on. */
    public Map<String, String> ids() {
        Map<String, String> ids = new TreeMap<>();
        changes.forEach((provider, data) ->
                data.flatMap(object -> GivenAuthData.id(provider, object)).ifPresent(id -> ids.put(provider, id)));
        return ids;
    }

    /**
     * Whether a provider is linked that knows more of the user than an id: then nobody asks whether the e-mail address in the same write is the
     * user's ({@code parse-semantics.md} section 5.7).
     */
    public boolean isVouchedFor() {
        return changes.entrySet().stream()
                .anyMatch(change ->
                        change.getValue().isPresent() && !change.getKey().equals(AuthOptions.ANONYMOUS));
    }

    /** Whether there is nothing to write, and nothing to compare. */
    public boolean isNone() {
        return seen.isEmpty() && changes.isEmpty();
    }

    /**
     * The change as operations.
     *
     * @param fields the user's, hidden ones too
     * @return none where nothing changes
     * @throws io.parsimony.ParseException SCRIPT_FAILED (141) when the user is not as it was
     */
    public Map<FieldPath, FieldOperation> operationsOn(ObjectValue fields) {
        ObjectValue stored = stored(fields);
        seen.forEach((provider, data) -> {
            if (!data.equals(of(stored, provider))) {
                throw AuthErrors.changedMeanwhile();
            }
        });
        Map<String, ParseValue> after = new LinkedHashMap<>(stored.members());
        Map<FieldPath, FieldOperation> operations = new LinkedHashMap<>();
        changes.forEach((provider, data) -> {
            data.ifPresentOrElse(object -> after.put(provider, object), () -> after.remove(provider));
            Optional<String> id = data.flatMap(object -> GivenAuthData.id(provider, object));
            String hidden = HiddenUserFields.authId(provider);
            if (id.isPresent() || fields.members().containsKey(hidden)) {
                operations.put(FieldPath.of(hidden), set(id.map(StringValue::new)));
            }
        });
        if (after.equals(stored.members())) {
            return Map.of();
        }
        operations.put(
                FieldPath.of(FIELD), set(after.isEmpty() ? Optional.empty() : Optional.of(new ObjectValue(after))));
        return operations;
    }

    private static FieldOperation set(Optional<? extends ParseValue> value) {
        return value.<FieldOperation>map(FieldOperation.Set::new).orElseGet(FieldOperation.Delete::new);
    }

    /** A user's stored data, per provider. */
    public static ObjectValue stored(ObjectValue fields) {
        return fields.members().get(FIELD) instanceof ObjectValue stored ? stored : ObjectValue.EMPTY;
    }

    private static Optional<ObjectValue> of(ObjectValue stored, String provider) {
        return stored.members().get(provider) instanceof ObjectValue data ? Optional.of(data) : Optional.empty();
    }

    /** The providers without the data, which must reach no log. */
    @Override
    public String toString() {
        return "AuthDataChange" + changes.keySet();
    }
}
