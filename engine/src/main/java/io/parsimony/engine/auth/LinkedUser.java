package io.parsimony.engine.auth;

import io.parsimony.auth.AuthUser;
import io.parsimony.backend.FetchedObject;
import io.parsimony.value.ObjectValue;
import io.parsimony.value.ParseValue;
import java.util.LinkedHashMap;
import java.util.Map;

/** Stored users as adapters see them. */
public final class LinkedUser {
    private LinkedUser() {}

    /** The user, without password and other hidden fields. */
    public static AuthUser of(FetchedObject stored) {
        ObjectValue all = stored.document().fields();
        Map<String, ParseValue> fields = new LinkedHashMap<>(all.members());
        fields.keySet().removeIf(field -> field.startsWith("_") || field.equals(AuthDataChange.FIELD));
        return new AuthUser(stored.objectId(), new ObjectValue(fields), AuthDataChange.stored(all));
    }
}
