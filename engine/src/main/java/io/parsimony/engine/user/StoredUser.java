package io.parsimony.engine.user;

import io.parsimony.auth.AuthUser;
import io.parsimony.backend.FetchedObject;
import io.parsimony.engine.auth.AuthDataChange;
import io.parsimony.engine.schema.HiddenUserFields;
import io.parsimony.engine.store.StoredObject;
import io.parsimony.value.Acl;
import io.parsimony.value.ArrayValue;
import io.parsimony.value.BooleanValue;
import io.parsimony.value.DateValue;
import io.parsimony.value.NumberValue;
import io.parsimony.value.ObjectValue;
import io.parsimony.value.ParseValue;
import io.parsimony.value.StringValue;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * A user with its hidden fields.
 *
 * @param acl null for none
 */
record StoredUser(String objectId, @Nullable Acl acl, ObjectValue fields) {
    static StoredUser of(FetchedObject user) {
        return new StoredUser(user.objectId(), user.acl(), user.document().fields());
    }

    static StoredUser of(StoredObject user) {
        return new StoredUser(user.objectId(), user.acl(), user.document().fields());
    }

    private @Nullable ParseValue value(String field) {
        return fields.members().get(field);
    }

    Optional<String> text(String field) {
        return value(field) instanceof StringValue text ? Optional.of(text.value()) : Optional.empty();
    }

    Optional<String> username() {
        return text(UserDrafts.USERNAME);
    }

    Optional<String> email() {
        return text(UserDrafts.EMAIL);
    }

    /** The password's hash; empty for a user without a password. */
    Optional<String> hash() {
        return text(HiddenUserFields.HASHED_PASSWORD);
    }

    /** The hashes of earlier passwords, the last one at the end. */
    List<String> history() {
        return value(HiddenUserFields.PASSWORD_HISTORY) instanceof ArrayValue hashes
                ? hashes.elements().stream()
                        .filter(StringValue.class::isInstance)
                        .map(hash -> ((StringValue) hash).value())
                        .toList()
                : List.of();
    }

    boolean isTrue(String field) {
        return value(field) instanceof BooleanValue truth && truth.value();
    }

    /** A time in milliseconds since 1970. */
    OptionalLong millis(String field) {
        return value(field) instanceof DateValue date ? OptionalLong.of(date.epochMillis()) : OptionalLong.empty();
    }

    int count(String field) {
        return value(field) instanceof NumberValue number ? (int) number.value() : 0;
    }

    /** The user as adapters of log-in providers see it: without password and other hidden fields. */
    AuthUser forAdapters() {
        Map<String, ParseValue> shown = new LinkedHashMap<>(fields.members());
        shown.keySet().removeIf(field -> field.startsWith("_") || field.equals(AuthDataChange.FIELD));
        return new AuthUser(objectId, new ObjectValue(shown), AuthDataChange.stored(fields));
    }

    /** Without the fields, some of which are secret. */
    @Override
    public String toString() {
        return "StoredUser[" + objectId + "]";
    }
}
