package io.parsimony.engine.user;

import io.parsimony.backend.RestoreRequest;
import io.parsimony.engine.schema.HiddenUserFields;
import io.parsimony.engine.schema.SessionFields;
import io.parsimony.value.NullValue;
import io.parsimony.value.ParseValue;
import io.parsimony.value.StringValue;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A user as it was elsewhere, its secrets taken out of its fields.
 *
 * @param request without them
 * @param hash the password's bcrypt hash; empty for none
 */
record RestoredUser(RestoreRequest request, Optional<String> hash) {
    /** As Parse Server calls the hash, and as parse.com did. */
    private static final List<String> HASHES = List.of(HiddenUserFields.HASHED_PASSWORD, "bcryptPassword");

    private static final Pattern BCRYPT = Pattern.compile("\\$2[aby]\\$(0[4-9]|[12][0-9]|3[01])\\$[./A-Za-z0-9]{53}");

    /**
     * Takes the secrets out.
     *
     * @throws io.parsimony.ParseException VALIDATION_ERROR (142) when the hash is none of bcrypt's
     */
    static RestoredUser of(RestoreRequest request) {
        Map<String, ParseValue> fields = new LinkedHashMap<>(request.fields());
        fields.remove(SessionFields.TOKEN);
        Optional<String> hash = Optional.empty();
        for (String name : HASHES) {
            ParseValue value = fields.remove(name);
            if (value != null && !(value instanceof NullValue)) {
                hash = Optional.of(requireBcrypt(value));
            }
        }
        RestoreRequest withoutSecrets = new RestoreRequest(
                request.className(),
                request.objectId(),
                request.createdAt(),
                request.updatedAt(),
                request.acl(),
                fields,
                request.onConflict());
        return new RestoredUser(withoutSecrets, hash);
    }

    private static String requireBcrypt(ParseValue value) {
        if (value instanceof StringValue text && BCRYPT.matcher(text.value()).matches()) {
            return text.value();
        }
        throw UserErrors.badHash();
    }

    /** Without the hash, which must reach no log. */
    @Override
    public String toString() {
        return "RestoredUser[" + request + "]";
    }
}
