package io.parsimony.engine.user;

import io.parsimony.backend.CreateRequest;
import io.parsimony.backend.PasswordResetRequest;
import io.parsimony.backend.RestoreRequest;
import io.parsimony.backend.WriteRequest;
import io.parsimony.engine.auth.CheckedAuthData;
import io.parsimony.engine.auth.GivenAuthData;
import io.parsimony.engine.schema.SystemClasses;
import io.parsimony.engine.security.Identity;
import io.parsimony.engine.security.RandomTexts;
import io.parsimony.engine.session.NewSession;
import io.parsimony.engine.user.UserChange.NewPassword;
import io.parsimony.engine.user.UserChange.Parts;
import io.parsimony.engine.write.ClientDrafts;
import io.parsimony.engine.write.Draft;
import io.parsimony.operation.FieldOperation;
import io.parsimony.query.FieldPath;
import io.parsimony.value.Acl;
import io.parsimony.value.StringValue;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Writes to users, with what they bring with them ({@code parse-semantics.md} sections 5.2 and 5.5). Thread-safe. */
final class UserWrites {
    private final ClientDrafts clientDrafts;
    private final UserDrafts drafts;
    private final UserLookUp users;
    private final UserClasses classes;
    private final RandomTexts random;
    private final Parts parts;
    private final ProviderLinks links;

    UserWrites(
            ClientDrafts clientDrafts,
            UserDrafts drafts,
            UserLookUp users,
            UserClasses classes,
            RandomTexts random,
            Parts parts,
            ProviderLinks links) {
        this.clientDrafts = clientDrafts;
        this.drafts = drafts;
        this.users = users;
        this.classes = classes;
        this.random = random;
        this.parts = parts;
        this.links = links;
    }

    /** A client's write as a draft; {@link Users#draft}. */
    Draft draft(Identity identity, WriteRequest request) {
        if (request instanceof CreateRequest && !identity.isUnrestricted()) {
            throw UserErrors.notByCreate();
        }
        if (request instanceof RestoreRequest restore) {
            return restored(identity, restore);
        }
        Draft draft = clientDrafts.of(identity, request);
        classes.require();
        if (draft instanceof Draft.Create create) {
            return created(identity, create);
        }
        if (draft instanceof Draft.Update update) {
            CheckedAuthData checked = links.ofWrite(identity, update);
            return changed(identity, ProviderLinks.withoutLinks(update), checked, null);
        }
        return draft instanceof Draft.Delete delete
                ? new Draft.Accompanied(delete, new EndedUser(delete.objectId(), parts.rows()))
                : draft;
    }

    /** The master key makes users who can log in by a provider alone, and have a name that nobody chose. */
    private Draft.Accompanied created(Identity identity, Draft.Create create) {
        GivenAuthData given = ProviderLinks.given(create.operations());
        Map<FieldPath, FieldOperation> fields = ProviderLinks.withoutLinks(create.operations());
        String userId = create.objectId() == null ? random.objectId() : create.objectId();
        if (given.sent().isEmpty()) {
            return accompanied(
                    drafts.create(identity, userId, fields, create.acl()).at(create), null);
        }
        FieldPath username = FieldPath.of(UserDrafts.USERNAME);
        fields.putIfAbsent(username, new FieldOperation.Set(new StringValue(random.username())));
        CheckedAuthData checked = links.ofNewUser(identity, given);
        return accompanied(
                drafts.create(identity, userId, fields, create.acl(), checked.change())
                        .at(create),
                null);
    }

    /**
     * A new user whom providers have vouched for.
     *
     * @param session the first session; null for none
     */
    Draft signedUpWith(
            Identity identity,
            String userId,
            Map<FieldPath, FieldOperation> fields,
            @Nullable Acl acl,
            CheckedAuthData checked,
            @Nullable NewSession session) {
        return accompanied(drafts.create(identity, userId, fields, acl, checked.change()), session);
    }

    /**
     * A new user.
     *
     * @param session the first session; null for none
     */
    Draft signedUp(
            Identity identity,
            String userId,
            Map<FieldPath, FieldOperation> fields,
            @Nullable Acl acl,
            @Nullable NewSession session) {
        return accompanied(drafts.create(identity, userId, fields, acl), session);
    }

    private Draft.Accompanied accompanied(Draft.Create draft, @Nullable NewSession session) {
        boolean sendsMail = EmailVerifications.isBegunBy(draft.operations());
        String userId = String.valueOf(draft.objectId());
        return new Draft.Accompanied(
                clientDrafts.lettingIdsBeChosen()
                        ? new Draft.Accompanied(draft, new EndedUser(userId, parts.rows()))
                        : draft,
                new NewUser(userId, session, parts.rows(), sendsMail ? parts.verifications() : null));
    }

    /**
     * A change of a user.
     *
     * @param checked what becomes of its links to providers
     * @param resetToken the token that the user must have; null where none is needed
     */
    private Draft.Accompanied changed(
            Identity identity, Draft.Update request, CheckedAuthData checked, @Nullable String resetToken) {
        Draft.Update draft = drafts.update(identity, request, checked.change());
        NewPassword password = UserDrafts.text(request.operations(), UserDrafts.PASSWORD)
                .map(text -> newPassword(identity, request, text))
                .orElse(null);
        boolean sendsMail = EmailVerifications.isBegunBy(draft.operations());
        return new Draft.Accompanied(
                draft, new UserChange(parts, identity, draft.objectId(), password, checked, sendsMail, resetToken));
    }

    /** Where it is certain that the caller may do it, the slow part is done before the transaction. */
    private NewPassword newPassword(Identity identity, Draft.Update request, String text) {
        Set<String> compared = Set.of();
        if (identity.isUnrestricted()
                || identity.userId().filter(request.objectId()::equals).isPresent()) {
            compared =
                    users.byId(request.objectId()).map(parts.rules()::unusable).orElse(Set.of());
            parts.rules().requireNew(text, compared);
        }
        String username = UserDrafts.text(request.operations(), UserDrafts.USERNAME)
                .map(users::username)
                .orElse(null);
        return new NewPassword(text, username, compared);
    }

    /** A new password for whoever has the token. */
    Draft reset(StoredUser user, PasswordResetRequest request) {
        classes.require();
        Map<FieldPath, FieldOperation> password = Map.of(
                FieldPath.of(UserDrafts.PASSWORD), new FieldOperation.Set(new StringValue(request.newPassword())));
        return changed(
                Identity.master(),
                new Draft.Update(SystemClasses.USER, user.objectId(), password, null),
                CheckedAuthData.NONE,
                request.token());
    }

    private Draft restored(Identity identity, RestoreRequest request) {
        RestoredUser user = RestoredUser.of(request);
        Draft.Restore draft = (Draft.Restore) clientDrafts.of(identity, user.request());
        if (identity.isMaster()) {
            classes.require();
            classes.authIds().require(user.links().ids().keySet());
        }
        Optional<String> given = Optional.ofNullable(draft.objectId());
        String objectId = given.orElseGet(random::objectId);
        Draft.Restore restored = drafts.restore(identity, objectId, draft, user.hash(), user.links());
        return given.isEmpty() || !identity.isMaster()
                ? restored
                : new Draft.Accompanied(restored, new EndedUser(objectId, parts.rows()));
    }
}
