package io.parsimony.engine.user;

import io.parsimony.backend.RestoreRequest;
import io.parsimony.engine.auth.AuthDataChange;
import io.parsimony.engine.auth.AuthErrors;
import io.parsimony.engine.auth.GivenAuthData;
import io.parsimony.engine.schema.HiddenUserFields;
import io.parsimony.engine.schema.SessionFields;
import io.parsimony.value.NullValue;
import io.parsimony.value.ObjectValue;
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
 * @param links what the user is linked to
 */
record RestoredUser(RestoreRequest request, Optional<String> hash, AuthDataChange links) {
    /** As MongoDB has each provider's data. */
    private static final String AUTH_DATA_OF = "_auth_data_";

    /** As Parse Server calls the hash, and as parse.com did. */
    private static final List<String> HASHES = List.of(HiddenUserFields.HASHED_PASSWORD, "bcryptPassword");

    private static final Pattern BCRYPT = Pattern.compile("\\$2[aby]\\$(0[4-9]|[12][0-9]|3[01])\\$[./A-Za-z0-9]{53}");

    /**
     * Takes the secrets out.
     *
     * @throws io.parsimony.ParseException VALIDATION_ERROR (142) when the hash is none of bcrypt's; for authData UNSUPPORTED_SERVICE (252),
     *     INCORRECT_TYPE (111), INVALID_VALUE (162)
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
        AuthDataChange links = links(fields);
        RestoreRequest withoutSecrets = new RestoreRequest(
                request.className(),
                request.objectId(),
                request.createdAt(),
                request.updatedAt(),
                request.acl(),
                fields,
                request.onConflict());
        return new RestoredUser(withoutSecrets, hash, links);
    }

    /** Takes the providers' data out of the fields; nobody is asked whether they are true. */
    private static AuthDataChange links(Map<String, ParseValue> fields) {
        Map<String, ParseValue> providers = new LinkedHashMap<>();
        ParseValue authData = fields.remove(AuthDataChange.FIELD);
        if (authData instanceof ObjectValue object) {
            providers.putAll(object.members());
        } else if (authData != null && !(authData instanceof NullValue)) {
            throw AuthErrors.noObject();
        }
        fields.entrySet().removeIf(field -> {
            boolean isOfProvider = field.getKey().startsWith(AUTH_DATA_OF);
            if (isOfProvider) {
                providers.putIfAbsent(field.getKey().substring(AUTH_DATA_OF.length()), field.getValue());
            }
            return isOfProvider;
        });
        Map<String, Optional<ObjectValue>> links = new LinkedHashMap<>(
                GivenAuthData.read(new ObjectValue(providers)).providers());
        links.values().removeIf(Optional::isEmpty);
        return AuthDataChange.ofNewUser(links);
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
