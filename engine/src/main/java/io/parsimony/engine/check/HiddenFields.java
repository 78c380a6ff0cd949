package io.parsimony.engine.check;

import io.parsimony.backend.Finding.Kind;
import io.parsimony.engine.auth.AuthDataChange;
import io.parsimony.engine.schema.HiddenUserFields;
import io.parsimony.engine.store.StoreCheck.Cure;
import io.parsimony.engine.store.StoreCheck.Flaw;
import io.parsimony.engine.store.StoreCheck.Inspected;
import io.parsimony.engine.user.CanonicalNames;
import io.parsimony.value.ObjectValue;
import io.parsimony.value.ParseValue;
import io.parsimony.value.StringValue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a user is looked up by has to be what the username and the e-mail address make of it. */
final class HiddenFields {
    private static final Map<String, String> MADE_FROM = Map.of(
            HiddenUserFields.CANONICAL_USERNAME, "username",
            HiddenUserFields.CANONICAL_EMAIL, "email");

    private HiddenFields() {}

    static Inspected inspect(ObjectValue user, List<Flaw> flawsBefore) {
        List<Flaw> flaws = new ArrayList<>(flawsBefore);
        Map<String, ParseValue> fields = new LinkedHashMap<>(user.members());
        MADE_FROM.forEach((hidden, field) -> {
            Optional<ParseValue> expected = canonical(fields.get(field));
            if (!expected.equals(Optional.ofNullable(fields.get(hidden)))) {
                expected.ifPresentOrElse(value -> fields.put(hidden, value), () -> fields.remove(hidden));
                flaws.add(new Flaw(
                        Kind.WRONG_CREDENTIALS,
                        Cure.WRITE,
                        "What a user is looked up by differs from '" + field + "'; a repair makes it anew"));
            }
        });
        mendAuthIds(fields).ifPresent(flaws::add);
        return fields.equals(user.members())
                ? new Inspected(user, flaws)
                : new Inspected(new ObjectValue(fields), flaws);
    }

    /** The ids at providers have to be those in {@code authData}. */
    private static Optional<Flaw> mendAuthIds(Map<String, ParseValue> fields) {
        Map<String, ParseValue> expected = new LinkedHashMap<>();
        AuthDataChange.stored(new ObjectValue(fields)).members().forEach((provider, data) -> {
            if (data instanceof ObjectValue object
                    && object.members().get("id") instanceof StringValue id
                    && !id.value().isEmpty()) {
                expected.put(HiddenUserFields.authId(provider), id);
            }
        });
        Map<String, ParseValue> found = new LinkedHashMap<>(fields);
        found.keySet().removeIf(field -> !HiddenUserFields.isAuthId(field));
        if (found.equals(expected)) {
            return Optional.empty();
        }
        fields.keySet().removeAll(found.keySet());
        fields.putAll(expected);
        return Optional.of(new Flaw(
                Kind.WRONG_CREDENTIALS,
                Cure.WRITE,
                "The ids that a user is found by at providers differ from 'authData'; a repair makes them anew"));
    }

    private static Optional<ParseValue> canonical(@Nullable ParseValue value) {
        return value instanceof StringValue text
                ? Optional.of(new StringValue(CanonicalNames.of(text.value())))
                : Optional.empty();
    }
}
