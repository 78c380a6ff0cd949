package io.parsimony.engine.user;

import io.parsimony.backend.BatchOutcome;
import io.parsimony.backend.BatchRequest.Atomicity;
import io.parsimony.backend.CreateRequest;
import io.parsimony.backend.FetchedObject;
import io.parsimony.backend.LogInRequest;
import io.parsimony.backend.LoggedInUser;
import io.parsimony.backend.RestoreRequest;
import io.parsimony.backend.RestoreRequest.Conflict;
import io.parsimony.backend.SavedObject;
import io.parsimony.backend.SignUpRequest;
import io.parsimony.backend.SignedUpUser;
import io.parsimony.backend.UpdateRequest;
import io.parsimony.backend.WriteRequest;
import io.parsimony.engine.read.ObjectReader;
import io.parsimony.engine.schema.HiddenUserFields;
import io.parsimony.engine.schema.SystemClasses;
import io.parsimony.engine.security.DefaultAcls;
import io.parsimony.engine.security.Identity;
import io.parsimony.engine.security.PasswordHashing;
import io.parsimony.engine.write.ClientDrafts;
import io.parsimony.engine.write.Draft;
import io.parsimony.engine.write.ObjectIdGenerator;
import io.parsimony.engine.write.ObjectWriter;
import io.parsimony.operation.FieldOperation;
import io.parsimony.query.FieldPath;
import io.parsimony.value.Acl;
import io.parsimony.value.ParseValue;
import io.parsimony.value.StringValue;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Sign-up, log-in, log-out, and what writes to users and sessions bring with them. Thread-safe. */
public final class Users {
    private final ObjectReader reader;
    private final ObjectWriter writer;
    private final ClientDrafts clientDrafts;
    private final ObjectIdGenerator ids;
    private final Sessions sessions;
    private final UserClasses classes;
    private final PasswordHashing passwords;
    private final UserDrafts drafts;

    /** Users on these. */
    public Users(
            ObjectReader reader,
            ObjectWriter writer,
            ClientDrafts clientDrafts,
            ObjectIdGenerator ids,
            Sessions sessions,
            UserClasses classes,
            PasswordHashing passwords,
            DefaultAcls defaultAcls) {
        this.reader = reader;
        this.writer = writer;
        this.clientDrafts = clientDrafts;
        this.ids = ids;
        this.sessions = sessions;
        this.classes = classes;
        this.passwords = passwords;
        this.drafts = new UserDrafts(passwords, defaultAcls);
    }

    /** {@link io.parsimony.backend.ParseBackend#signUp}; signing up while somebody is logged in makes a new user all the same. */
    public SignedUpUser signUp(Identity identity, SignUpRequest request) {
        if (request.username().isEmpty()) {
            throw UserErrors.usernameMissing();
        }
        if (request.password().isEmpty()) {
            throw UserErrors.passwordMissing();
        }
        Map<FieldPath, FieldOperation> fields = signUpFields(identity, request);
        classes.require();
        String userId = ids.next();
        Draft.Create user = drafts.create(identity, userId, fields, request.acl());
        String token = sessions.newToken();
        Draft.Create session = sessions.draft(userId, token, "signup");
        // The engine itself writes the session, in the user's transaction.
        List<BatchOutcome> outcomes = writer.batch(
                List.of(
                        new ObjectWriter.Member(identity, SystemClasses.USER, () -> user),
                        new ObjectWriter.Member(Identity.master(), SystemClasses.SESSION, () -> session)),
                Atomicity.ALL_OR_NOTHING);
        return new SignedUpUser(saved(outcomes.get(0)), token);
    }

    private Map<FieldPath, FieldOperation> signUpFields(Identity identity, SignUpRequest request) {
        for (String credential : List.of(UserDrafts.USERNAME, UserDrafts.PASSWORD, UserDrafts.EMAIL)) {
            if (request.operations().keySet().stream()
                    .anyMatch(path -> path.field().equals(credential))) {
                throw UserErrors.givenTwice(credential);
            }
        }
        Map<FieldPath, FieldOperation> fields =
                new LinkedHashMap<>(clientDrafts.fields(identity, SystemClasses.USER, "", request.operations()));
        set(fields, UserDrafts.USERNAME, request.username());
        set(fields, UserDrafts.PASSWORD, request.password());
        if (request.email() != null) {
            set(fields, UserDrafts.EMAIL, request.email());
        }
        return fields;
    }

    private static void set(Map<FieldPath, FieldOperation> fields, String field, String value) {
        fields.put(FieldPath.of(field), new FieldOperation.Set(new StringValue(value)));
    }

    private static SavedObject saved(BatchOutcome outcome) {
        if (outcome instanceof BatchOutcome.Saved saved) {
            return saved.object();
        }
        throw new IllegalStateException("A create that did not fail has saved something");
    }

    /** {@link io.parsimony.backend.ParseBackend#logIn}. */
    public LoggedInUser logIn(LogInRequest request) {
        if (request.username().isEmpty()) {
            throw UserErrors.usernameMissing();
        }
        if (request.password().isEmpty()) {
            throw UserErrors.passwordMissing();
        }
        FetchedObject user = authenticated(request);
        String token = sessions.newToken();
        SavedObject session = saved(writer.write(Identity.master(), sessions.draft(user.objectId(), token, "login")));
        FetchedObject now = reader.self(
                new Identity.User(user.objectId(), session.objectId(), Set.of(Acl.PUBLIC, user.objectId())));
        if (!hash(now).equals(hash(user))) {
            // A change of password ends the sessions that it finds, and this one may have come too late to be found.
            sessions.end(session.objectId());
            throw UserErrors.badLogIn();
        }
        return new LoggedInUser(now, token);
    }

    private FetchedObject authenticated(LogInRequest request) {
        Optional<FetchedObject> user = byExact(
                        HiddenUserFields.CANONICAL_USERNAME, UserDrafts.USERNAME, request.username())
                .or(() -> byExact(HiddenUserFields.CANONICAL_EMAIL, UserDrafts.EMAIL, request.username()))
                .filter(found -> !Acl.EMPTY.equals(found.acl()));
        Optional<String> hash = user.flatMap(Users::hash);
        if (hash.isEmpty()) {
            passwords.compareWithNothing(request.password());
            throw UserErrors.badLogIn();
        }
        if (!passwords.matches(request.password(), hash.get())) {
            throw UserErrors.badLogIn();
        }
        return user.orElseThrow(UserErrors::badLogIn);
    }

    /** Names are unique without their case but log-in is with it. */
    private Optional<FetchedObject> byExact(String canonicalField, String field, String value) {
        return reader.findByIndexedString(SystemClasses.USER, canonicalField, CanonicalNames.of(value))
                .filter(user -> text(user, field).filter(value::equals).isPresent());
    }

    private static Optional<String> hash(FetchedObject user) {
        return text(user, HiddenUserFields.HASHED_PASSWORD);
    }

    private static Optional<String> text(FetchedObject user, String field) {
        ParseValue value = user.document().fields().members().get(field);
        return value instanceof StringValue text ? Optional.of(text.value()) : Optional.empty();
    }

    /** {@link io.parsimony.backend.ParseBackend#currentUser}. */
    public FetchedObject current(Identity identity) {
        if (identity instanceof Identity.User user) {
            return reader.self(user);
        }
        throw UserErrors.noSession();
    }

    /** {@link io.parsimony.backend.ParseBackend#logOut}. */
    public void logOut(Identity identity) {
        if (identity instanceof Identity.User user) {
            sessions.end(user.sessionId());
        }
    }

    /**
     * A client's write as a draft, with what it means where it is about a user.
     *
     * @throws io.parsimony.ParseException as {@link ClientDrafts#of}; MUST_CREATE_USER_THROUGH_SIGNUP (207), and those of a sign-up
     */
    public Draft draft(Identity identity, WriteRequest request) {
        if (!request.className().equals(SystemClasses.USER)) {
            return clientDrafts.of(identity, request);
        }
        if (request instanceof CreateRequest && !identity.isUnrestricted()) {
            throw UserErrors.notByCreate();
        }
        if (request instanceof RestoreRequest restore) {
            return restored(identity, restore);
        }
        Draft draft = clientDrafts.of(identity, request);
        classes.require();
        if (draft instanceof Draft.Create create) {
            return drafts.create(identity, ids.next(), create.operations(), create.acl())
                    .at(create);
        }
        return draft instanceof Draft.Update update ? drafts.update(identity, update) : draft;
    }

    private Draft restored(Identity identity, RestoreRequest request) {
        RestoredUser user = RestoredUser.of(request);
        Draft.Restore draft = (Draft.Restore) clientDrafts.of(identity, user.request());
        if (identity.isMaster()) {
            classes.require();
        }
        String objectId = draft.objectId() == null ? ids.next() : draft.objectId();
        return drafts.restore(identity, objectId, draft, user.hash());
    }

    /** What a successful write to a user brings with it. */
    public void written(Identity identity, WriteRequest request) {
        if (request.className().equals(SystemClasses.USER)) {
            if (request instanceof UpdateRequest update
                    && update.operations().containsKey(FieldPath.of(UserDrafts.PASSWORD))) {
                sessions.endOthers(update.objectId(), identity);
            } else if (request instanceof RestoreRequest restore
                    && restore.onConflict() == Conflict.REPLACE
                    && restore.objectId() != null) {
                sessions.endOthers(restore.objectId(), identity); // its password may be another one now
            }
        }
    }
}
