package io.parsimony.engine.user;

import io.parsimony.engine.schema.SystemClasses;
import io.parsimony.engine.security.Identity;
import io.parsimony.engine.write.ClientDrafts;
import io.parsimony.operation.FieldOperation;
import io.parsimony.query.FieldPath;
import io.parsimony.value.StringValue;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The fields that a sign-up brings, checked but for those of a user. */
final class SignUpFields {
    private SignUpFields() {}

    /**
     * All of them as operations.
     *
     * @param objectId the user's id, where the client chose it; empty where it did not
     * @param operations further fields
     * @param password null or empty for none
     * @param email null for none
     * @throws io.parsimony.ParseException INVALID_JSON (107) where a field of its own stands among the further ones; those of {@link
     *     ClientDrafts#fields}
     */
    static Map<FieldPath, FieldOperation> of(
            ClientDrafts clientDrafts,
            Identity identity,
            String objectId,
            Map<FieldPath, FieldOperation> operations,
            String username,
            @Nullable String password,
            @Nullable String email) {
        if (ProviderLinks.areTouchedBy(operations)) {
            throw UserErrors.authDataOfSignUp();
        }
        for (String credential : List.of(UserDrafts.USERNAME, UserDrafts.PASSWORD, UserDrafts.EMAIL)) {
            if (operations.keySet().stream().anyMatch(path -> path.field().equals(credential))) {
                throw UserErrors.givenTwice(credential);
            }
        }
        Map<FieldPath, FieldOperation> fields =
                new LinkedHashMap<>(clientDrafts.fields(identity, SystemClasses.USER, objectId, operations));
        set(fields, UserDrafts.USERNAME, username);
        if (password != null && !password.isEmpty()) {
            set(fields, UserDrafts.PASSWORD, password);
        }
        if (email != null) {
            set(fields, UserDrafts.EMAIL, email);
        }
        return fields;
    }

    private static void set(Map<FieldPath, FieldOperation> fields, String field, String value) {
        fields.put(FieldPath.of(field), new FieldOperation.Set(new StringValue(value)));
    }
}
