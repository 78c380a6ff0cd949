package io.parsimony.engine.security;

import io.parsimony.backend.SecurityOptions;
import io.parsimony.engine.schema.SystemClasses;
import io.parsimony.schema.ClassPermissions;
import io.parsimony.schema.ClassSchema;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which fields the backend and its classes hide from which groups of callers ({@code parse-semantics.md} sections 4.7 and 4.8). Thread-safe. */
public final class ProtectedFields {
    /** A user's way in through somebody else's log-in. */
    private static final Set<String> ALWAYS_OF_USER = Set.of("authData");

    /** Who knows it is in. */
    private static final Set<String> ALWAYS_OF_SESSION = Set.of("sessionToken");

    private final SecurityOptions options;

    /** Those of the classes, beside the backend's own. */
    public ProtectedFields(SecurityOptions options) {
        this.options = options;
    }

    /** What is hidden from the caller in objects of the class; nothing from whom permissions don't stop. */
    public Concealed of(Identity identity, ClassSchema schema) {
        if (identity.isUnrestricted()) {
            return identity instanceof Identity.Maintenance ? Concealed.NOT_EVEN_INTERNALS : Concealed.NOTHING;
        }
        String className = schema.className();
        Map<String, Set<String>> groups = merged(options.protectedFields().getOrDefault(className, Map.of()), schema);
        boolean isUser = className.equals(SystemClasses.USER);
        boolean isSession = className.equals(SystemClasses.SESSION);
        if (groups.isEmpty() && !isUser && !isSession) {
            return Concealed.NOTHING;
        }
        Concealed.Own own = null;
        if (identity instanceof Identity.User user && (isUser || isSession)) {
            own = isUser
                    ? new Concealed.Own(user.id(), options.ownersSeeAll())
                    : new Concealed.Own(user.sessionId(), false);
        }
        return new Concealed(
                isUser ? ALWAYS_OF_USER : isSession ? ALWAYS_OF_SESSION : Set.of(),
                byGroups(identity, groups),
                byUserField(groups),
                identity.userId().orElse(null),
                own);
    }

    /** Per group, what the backend or the class hides. */
    private static Map<String, Set<String>> merged(Map<String, Set<String>> ofBackend, ClassSchema schema) {
        Map<String, Set<String>> ofClass = schema.permissions().protectedFields();
        if (ofBackend.isEmpty() || ofClass.isEmpty()) {
            return ofBackend.isEmpty() ? ofClass : ofBackend;
        }
        Map<String, Set<String>> both = new HashMap<>(ofBackend);
        ofClass.forEach((group, fields) -> both.merge(group, fields, (mine, theirs) -> {
            Set<String> either = new HashSet<>(mine);
            either.addAll(theirs);
            return either;
        }));
        return both;
    }

    private static Set<String> byGroups(Identity identity, Map<String, Set<String>> groups) {
        @Nullable Set<String> hidden = null;
        for (Map.Entry<String, Set<String>> group : groups.entrySet()) {
            if (isIn(identity, group.getKey())) {
                hidden = hidden == null
                        ? Set.copyOf(group.getValue())
                        : Concealed.intersection(hidden, group.getValue());
            }
        }
        return hidden == null ? Set.of() : hidden;
    }

    private static boolean isIn(Identity identity, String group) {
        return group.equals(ClassPermissions.AUTHENTICATED)
                ? identity.userId().isPresent()
                : identity.principals().contains(group);
    }

    private static Map<String, Set<String>> byUserField(Map<String, Set<String>> groups) {
        Map<String, Set<String>> byField = new HashMap<>();
        groups.forEach((group, fields) -> {
            if (group.startsWith(ClassPermissions.USER_FIELD)) {
                byField.put(group.substring(ClassPermissions.USER_FIELD.length()), fields);
            }
        });
        return byField;
    }
}
