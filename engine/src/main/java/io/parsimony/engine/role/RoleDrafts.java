package io.parsimony.engine.role;

import io.parsimony.backend.WriteRequest;
import io.parsimony.engine.schema.RoleFields;
import io.parsimony.engine.security.Identity;
import io.parsimony.engine.write.ClientDrafts;
import io.parsimony.engine.write.Draft;
import io.parsimony.engine.write.SetText;
import io.parsimony.operation.FieldOperation;
import io.parsimony.query.FieldPath;
import io.parsimony.value.Acl;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** What a write to a role means ({@code parse-semantics.md} section 4.5; the guide's "Roles"). Thread-safe. */
public final class RoleDrafts {
    private static final FieldPath NAME = FieldPath.of(RoleFields.NAME);
    private static final Pattern NAME_FORM = Pattern.compile("[A-Za-z0-9 _-]+");

    /** Of a role that had none elsewhere: an open role would let everybody into it. */
    private static final Acl ACL_OF_RESTORED = new Acl(Set.of(Acl.PUBLIC), Set.of());

    private final ClientDrafts clientDrafts;
    private final RoleClass roles;

    /** Drafts of what passes the checks of clients' writes. */
    public RoleDrafts(ClientDrafts clientDrafts, RoleClass roles) {
        this.clientDrafts = clientDrafts;
        this.roles = roles;
    }

    /**
     * A client's write to a role as a draft.
     *
     * @throws io.parsimony.ParseException as {@link ClientDrafts#of}; INCORRECT_TYPE (111) without a name or an ACL, INVALID_ROLE_NAME
     *     (139) for a name that is none, and for another name by anybody but the master key
     */
    public Draft of(Identity identity, WriteRequest request) {
        Draft draft = clientDrafts.of(identity, request);
        if (draft instanceof Draft.Create create) {
            requireForm(name(create.operations()).orElseThrow(RoleErrors::nameMissing));
            if (create.acl() == null) {
                throw RoleErrors.aclMissing();
            }
            roles.require();
        } else if (draft instanceof Draft.Update update && update.operations().containsKey(NAME)) {
            if (!identity.isUnrestricted()) {
                throw RoleErrors.renamed();
            }
            requireForm(name(update.operations()).orElseThrow(RoleErrors::nameMissing));
        } else if (draft instanceof Draft.Restore restore) {
            return restored(identity, restore);
        }
        return draft;
    }

    /** A name from elsewhere may have other characters: ACLs that name the role must go on doing so. */
    private Draft restored(Identity identity, Draft.Restore draft) {
        if (name(draft.operations()).isEmpty()) {
            throw RoleErrors.nameMissing();
        }
        if (identity.isMaster()) {
            roles.require();
        }
        return draft.acl() != null
                ? draft
                : new Draft.Restore(
                        draft.className(),
                        draft.objectId(),
                        draft.createdAt(),
                        draft.updatedAt(),
                        draft.operations(),
                        ACL_OF_RESTORED,
                        draft.onConflict());
    }

    /** The name that is set; empty where it is missing, deleted, null or empty. */
    private static Optional<String> name(Map<FieldPath, FieldOperation> operations) {
        FieldOperation operation = operations.get(NAME);
        return operation == null ? Optional.empty() : SetText.of(operation, RoleErrors::nameMissing);
    }

    private static void requireForm(String name) {
        if (!NAME_FORM.matcher(name).matches()) {
            throw RoleErrors.badName();
        }
    }
}
