package io.parsimony.engine.user;

import io.parsimony.engine.auth.AuthDataChange;
import io.parsimony.engine.schema.HiddenUserFields;
import io.parsimony.engine.schema.SystemClasses;
import io.parsimony.engine.security.DefaultAcls;
import io.parsimony.engine.security.Identity;
import io.parsimony.engine.security.PasswordHashing;
import io.parsimony.engine.write.Draft;
import io.parsimony.engine.write.SetText;
import io.parsimony.operation.FieldOperation;
import io.parsimony.query.FieldPath;
import io.parsimony.value.Acl;
import io.parsimony.value.ObjectValue;
import io.parsimony.value.StringValue;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a write to a user means ({@code parse-semantics.md} sections 5.2 and 5.5): the password becomes a hash, name and address
 * get a form without case that is unique, and a user keeps the right to change itself.
 */
final class UserDrafts {
    static final String USERNAME = "username";
    static final String PASSWORD = "password";
    static final String EMAIL = "email";

    /** In one line: what breaks it would end up among the headers of mails. */
    private static final Pattern EMAIL_FORM = Pattern.compile(".+@.+");

    private final PasswordHashing passwords;
    private final PasswordRules rules;
    private final EmailVerifications verifications;
    private final UserLookUp names;
    private final DefaultAcls defaultAcls;

    UserDrafts(
            PasswordHashing passwords,
            PasswordRules rules,
            EmailVerifications verifications,
            UserLookUp names,
            DefaultAcls defaultAcls) {
        this.passwords = passwords;
        this.rules = rules;
        this.verifications = verifications;
        this.names = names;
        this.defaultAcls = defaultAcls;
    }

    /** A user to be written, whose fields have been checked but for those of a user. */
    Draft.Create create(Identity identity, String objectId, Map<FieldPath, FieldOperation> fields, @Nullable Acl acl) {
        if (!(given(fields, USERNAME) instanceof FieldOperation.Set)) {
            throw UserErrors.usernameMissing();
        }
        if (!(given(fields, PASSWORD) instanceof FieldOperation.Set)) {
            throw UserErrors.passwordMissing();
        }
        return create(identity, objectId, fields, acl, AuthDataChange.NONE);
    }

    /**
     * A user to be written who may do without a password.
     *
     * @param links what it is linked to
     */
    Draft.Create create(
            Identity identity,
            String objectId,
            Map<FieldPath, FieldOperation> fields,
            @Nullable Acl acl,
            AuthDataChange links) {
        text(fields, PASSWORD).ifPresent(password -> {
            rules.requireStrong(password);
            rules.requireWithout(text(fields, USERNAME).orElse(""), password);
        });
        Map<FieldPath, FieldOperation> drafted = credentials(identity, fields);
        if (given(fields, PASSWORD) != null) {
            drafted.putAll(rules.ofNew());
        }
        drafted.putAll(
                links.isVouchedFor()
                        ? EmailVerifications.ofVouchedFor(drafted)
                        : verifications.ofWrite(drafted, identity.isUnrestricted()));
        drafted.putAll(links.operationsOn(ObjectValue.EMPTY));
        Acl base = acl == null ? defaultAcls.ofUser(identity) : acl;
        return new Draft.Create(SystemClasses.USER, objectId, drafted, withSelf(base, objectId));
    }

    /**
     * A change of a user.
     *
     * @param links what becomes of its links, in the same write
     */
    Draft.Update update(Identity identity, Draft.Update draft, AuthDataChange links) {
        Acl acl = draft.acl();
        Optional<String> password = text(draft.operations(), PASSWORD);
        password.ifPresent(rules::requireStrong);
        Map<FieldPath, FieldOperation> drafted = credentials(identity, draft.operations());
        if (password.isPresent()) {
            drafted.putAll(rules.ofNew());
        }
        drafted.putAll(
                links.isVouchedFor()
                        ? EmailVerifications.ofVouchedFor(drafted)
                        : verifications.ofWrite(drafted, identity.isUnrestricted()));
        if (password.isPresent() || drafted.containsKey(FieldPath.of(EMAIL))) {
            drafted.putAll(LinkToken.RESET.dropped()); // a way in that was given out goes along
        }
        return new Draft.Update(
                draft.className(),
                draft.objectId(),
                drafted,
                acl == null || identity.isUnrestricted() ? acl : withSelf(acl, draft.objectId()));
    }

    /**
     * A user as it was elsewhere.
     *
     * @param hash the password's bcrypt hash; empty for none
     * @param links what it is linked to
     */
    Draft.Restore restore(
            Identity identity, String objectId, Draft.Restore draft, Optional<String> hash, AuthDataChange links) {
        if (!(given(draft.operations(), USERNAME) instanceof FieldOperation.Set)) {
            throw UserErrors.usernameMissing();
        }
        Map<FieldPath, FieldOperation> fields = credentials(identity, draft.operations());
        hash.ifPresent(text -> set(fields, HiddenUserFields.HASHED_PASSWORD, text));
        fields.putAll(links.operationsOn(ObjectValue.EMPTY));
        // A user without an ACL could be changed by every other user.
        Acl acl = draft.acl() == null ? withSelf(defaultAcls.ofUser(identity), objectId) : draft.acl();
        return new Draft.Restore(
                draft.className(), objectId, draft.createdAt(), draft.updatedAt(), fields, acl, draft.onConflict());
    }

    private Map<FieldPath, FieldOperation> credentials(Identity identity, Map<FieldPath, FieldOperation> fields) {
        Map<FieldPath, FieldOperation> drafted = new LinkedHashMap<>();
        fields.forEach((path, operation) -> {
            switch (path.field()) {
                case USERNAME -> {
                    String username = names.username(text(path, operation).orElseThrow(UserErrors::usernameMissing));
                    set(drafted, USERNAME, username);
                    set(drafted, HiddenUserFields.CANONICAL_USERNAME, CanonicalNames.of(username));
                }
                case EMAIL -> {
                    Optional<String> email = text(path, operation).map(names::email);
                    if (email.isPresent() && !EMAIL_FORM.matcher(email.get()).matches()) {
                        throw UserErrors.badEmail();
                    }
                    email.ifPresentOrElse(
                            address -> {
                                set(drafted, EMAIL, address);
                                set(drafted, HiddenUserFields.CANONICAL_EMAIL, CanonicalNames.of(address));
                            },
                            () -> {
                                drafted.put(path, operation);
                                drafted.put(
                                        FieldPath.of(HiddenUserFields.CANONICAL_EMAIL), new FieldOperation.Delete());
                            });
                }
                case PASSWORD ->
                    set(
                            drafted,
                            HiddenUserFields.HASHED_PASSWORD,
                            passwords.hash(text(path, operation).orElseThrow(UserErrors::passwordMissing)));
                case EmailVerifications.EMAIL_VERIFIED -> {
                    if (!identity.isUnrestricted()) {
                        throw UserErrors.emailVerified();
                    }
                    drafted.put(path, operation);
                }
                case AuthDataChange.FIELD -> throw new IllegalStateException("Links are drafted by themselves");
                default -> drafted.put(path, operation);
            }
        });
        return drafted;
    }

    /** The text that a field is set to; empty where it is not mentioned, deleted, null or empty. */
    static Optional<String> text(Map<FieldPath, FieldOperation> fields, String field) {
        FieldPath path = FieldPath.of(field);
        FieldOperation operation = fields.get(path);
        return operation == null ? Optional.empty() : text(path, operation);
    }

    /** The text that is set; empty where it is deleted, null or empty. */
    private static Optional<String> text(FieldPath path, FieldOperation operation) {
        if (path.isNested()) {
            throw UserErrors.credentialByOperation(path.field());
        }
        return SetText.of(operation, () -> UserErrors.credentialByOperation(path.field()));
    }

    private static @Nullable FieldOperation given(Map<FieldPath, FieldOperation> fields, String field) {
        return fields.get(FieldPath.of(field));
    }

    private static void set(Map<FieldPath, FieldOperation> fields, String field, String value) {
        fields.put(FieldPath.of(field), new FieldOperation.Set(new StringValue(value)));
    }

    private static Acl withSelf(Acl acl, String userId) {
        return new Acl(with(acl.readers(), userId), with(acl.writers(), userId));
    }

    private static Set<String> with(Set<String> principals, String userId) {
        Set<String> all = new TreeSet<>(principals);
        all.add(userId);
        return all;
    }
}
