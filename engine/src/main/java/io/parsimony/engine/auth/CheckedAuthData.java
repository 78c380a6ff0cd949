package io.parsimony.engine.auth;

import io.parsimony.backend.BatchOutcome;
import io.parsimony.backend.SavedObject;
import io.parsimony.value.ObjectValue;
import io.parsimony.value.ParseValue;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What adapters have let pass.
 *
 * @param change what is stored of it
 * @param response what they tell the client, per provider; those that tell nothing are left out
 */
public record CheckedAuthData(AuthDataChange change, ObjectValue response) {
    /** Where the response stands in an answer. */
    private static final String RESPONSE = "authDataResponse";

    /** Nothing was sent. */
    public static final CheckedAuthData NONE = new CheckedAuthData(AuthDataChange.NONE, ObjectValue.EMPTY);

    /** The answer to a write with what adapters tell beside it. */
    public BatchOutcome answeredWith(BatchOutcome outcome) {
        return outcome instanceof BatchOutcome.Saved saved
                ? new BatchOutcome.Saved(answeredWith(saved.object()))
                : outcome;
    }

    /** The answer to a write with what adapters tell beside it. */
    public SavedObject answeredWith(SavedObject saved) {
        if (response.members().isEmpty()) {
            return saved;
        }
        Map<String, ParseValue> results = new LinkedHashMap<>(saved.results());
        results.put(RESPONSE, response);
        return saved.withResults(results);
    }

    /** Without the response, which may be a secret between adapter and client. */
    @Override
    public String toString() {
        return "CheckedAuthData[" + change + "]";
    }
}
