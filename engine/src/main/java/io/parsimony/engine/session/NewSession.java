package io.parsimony.engine.session;

import io.parsimony.engine.schema.SessionFields;
import io.parsimony.engine.schema.SystemClasses;
import io.parsimony.engine.write.Draft;
import io.parsimony.operation.FieldOperation;
import io.parsimony.query.FieldPath;
import io.parsimony.value.BooleanValue;
import io.parsimony.value.NullValue;
import io.parsimony.value.ObjectValue;
import io.parsimony.value.ParseValue;
import io.parsimony.value.PointerValue;
import io.parsimony.value.StringValue;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A session that is about to be opened.
 *
 * @param token its token
 * @param expiresAt when it ends, a Date; null as a value for never
 * @param origin how it comes to be
 * @param installationId on which device, in lower case; null for none
 * @param fields further fields of the caller's
 */
public record NewSession(
        String userId,
        String token,
        ParseValue expiresAt,
        Origin origin,
        @Nullable String installationId,
        Map<FieldPath, FieldOperation> fields) {
    /**
     * How a session comes to be.
     *
     * @param action what led to it
     * @param authProvider who vouched for the user; several are joined by commas; null for none
     */
    public record Origin(String action, @Nullable String authProvider) {
        private static final String BY_SIGN_UP = "signup";
        private static final String BY_LOG_IN = "login";

        /** By a sign-up with a password. */
        public static final Origin SIGN_UP = new Origin(BY_SIGN_UP, "password");
        /** By a log-in with a password, or a new password. */
        public static final Origin LOG_IN = new Origin(BY_LOG_IN, "password");
        /** By the master key, which logged a user in. */
        public static final Origin MASTER_KEY = new Origin(BY_LOG_IN, "masterkey");
        /** By another session. */
        public static final Origin UPGRADE = new Origin("upgrade", null);
        /** By a user who created an object of the class. Such a session is restricted. */
        public static final Origin CREATE = new Origin("create", null);

        /** By a sign-up with providers' data. */
        public static Origin signUpWith(String providers) {
            return new Origin(BY_SIGN_UP, providers);
        }

        /** By a log-in with providers' data. */
        public static Origin logInWith(String providers) {
            return new Origin(BY_LOG_IN, providers);
        }

        ObjectValue createdWith() {
            Map<String, ParseValue> members = new LinkedHashMap<>();
            members.put("action", new StringValue(action));
            if (authProvider != null) {
                members.put("authProvider", new StringValue(authProvider));
            }
            return new ObjectValue(members);
        }
    }

    /** Copies the map; an empty id of a device is none. */
    public NewSession {
        fields = Map.copyOf(fields);
        installationId =
                installationId == null || installationId.isEmpty() ? null : installationId.toLowerCase(Locale.ROOT);
    }

    /** The same on another device; null for none. */
    NewSession on(@Nullable String device) {
        return new NewSession(userId, token, expiresAt, origin, device, fields);
    }

    Draft.Create draft() {
        Map<FieldPath, FieldOperation> all = new LinkedHashMap<>(fields);
        set(all, SessionFields.USER, new PointerValue(SystemClasses.USER, userId));
        set(all, SessionFields.TOKEN, new StringValue(token));
        set(all, SessionFields.EXPIRES_AT, expiresAt);
        set(all, SessionFields.RESTRICTED, new BooleanValue(origin.equals(Origin.CREATE)));
        set(all, SessionFields.CREATED_WITH, origin.createdWith());
        if (installationId != null) {
            set(all, SessionFields.INSTALLATION_ID, new StringValue(installationId));
        }
        return new Draft.Create(SystemClasses.SESSION, null, all, null);
    }

    /** What is answered to whoever made it: all that the backend has set. */
    Map<String, ParseValue> answer() {
        Map<String, ParseValue> answer = new LinkedHashMap<>();
        draft().operations().forEach((path, operation) -> {
            if (operation instanceof FieldOperation.Set set
                    && !fields.containsKey(path)
                    && !(set.value() instanceof NullValue)) {
                answer.put(path.field(), set.value());
            }
        });
        return answer;
    }

    private static void set(Map<FieldPath, FieldOperation> fields, String field, ParseValue value) {
        fields.put(FieldPath.of(field), new FieldOperation.Set(value));
    }

    /** Without the token, which must reach no log. */
    @Override
    public String toString() {
        return "NewSession[userId=" + userId + ", origin=" + origin + "]";
    }
}
