package io.parsimony.engine.user;

import io.parsimony.backend.BatchOutcome;
import io.parsimony.backend.BatchRequest.Atomicity;
import io.parsimony.backend.ChallengeRequest;
import io.parsimony.backend.CreateRequest;
import io.parsimony.backend.DeleteRequest;
import io.parsimony.backend.FetchedObject;
import io.parsimony.backend.GetRequest;
import io.parsimony.backend.LogInRequest;
import io.parsimony.backend.LogInWithOutcome;
import io.parsimony.backend.LogInWithRequest;
import io.parsimony.backend.LoggedInUser;
import io.parsimony.backend.RestoreRequest;
import io.parsimony.backend.RestoreRequest.Conflict;
import io.parsimony.backend.SavedObject;
import io.parsimony.backend.SignUpRequest;
import io.parsimony.backend.SignedUpUser;
import io.parsimony.backend.UpdateRequest;
import io.parsimony.backend.WriteRequest;
import io.parsimony.engine.auth.AuthDataCheck;
import io.parsimony.engine.auth.AuthProviders;
import io.parsimony.engine.auth.Challenges;
import io.parsimony.engine.auth.CheckedAuthData;
import io.parsimony.engine.auth.GivenAuthData;
import io.parsimony.engine.auth.LinkedUser;
import io.parsimony.engine.auth.RequiredProviders;
import io.parsimony.engine.read.ObjectReader;
import io.parsimony.engine.schema.HiddenUserFields;
import io.parsimony.engine.schema.SystemClasses;
import io.parsimony.engine.security.Identity;
import io.parsimony.engine.security.PasswordHashing;
import io.parsimony.engine.write.ClientDrafts;
import io.parsimony.engine.write.Draft;
import io.parsimony.engine.write.ObjectIdGenerator;
import io.parsimony.engine.write.ObjectWriter;
import io.parsimony.operation.FieldOperation;
import io.parsimony.query.FieldPath;
import io.parsimony.value.Acl;
import io.parsimony.value.ObjectValue;
import io.parsimony.value.ParseValue;
import io.parsimony.value.StringValue;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

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
    private final ProviderLinks links;
    private final ProviderLogIn providerLogIn;
    private final Challenges challenges;
    private final AuthIds authIds;

    /** Users on these. */
    public Users(
            ObjectReader reader,
            ObjectWriter writer,
            ClientDrafts clientDrafts,
            ObjectIdGenerator ids,
            Sessions sessions,
            UserClasses classes,
            PasswordHashing passwords,
            AuthProviders providers,
            Clock clock) {
        this.reader = reader;
        this.writer = writer;
        this.clientDrafts = clientDrafts;
        this.ids = ids;
        this.sessions = sessions;
        this.classes = classes;
        this.passwords = passwords;
        this.drafts = new UserDrafts(passwords);
        this.authIds = classes.authIds();
        LinkedUsers linked = new LinkedUsers(reader, authIds);
        AuthDataCheck check = new AuthDataCheck(providers, clock);
        this.links = new ProviderLinks(linked, check, authIds);
        this.providerLogIn = new ProviderLogIn(linked, links, check, new RequiredProviders(providers, clock));
        this.challenges = new Challenges(providers, clock);
    }

    /** {@link io.parsimony.backend.ParseBackend#signUp}; signing up while somebody is logged in makes a new user all the same. */
    public SignedUpUser signUp(Identity identity, SignUpRequest request) {
        requireCredentials(request.username(), request.password());
        Map<FieldPath, FieldOperation> fields =
                signUpFields(request.operations(), request.username(), request.password(), request.email());
        classes.require();
        return signUp(identity, fields, request.acl(), CheckedAuthData.NONE, "password");
    }

    private SignedUpUser signUp(
            Identity identity,
            Map<FieldPath, FieldOperation> fields,
            @Nullable Acl acl,
            CheckedAuthData checked,
            String authProvider) {
        String userId = ids.next();
        Draft.Create user = drafts.create(identity, userId, fields, acl, checked.change());
        String token = sessions.newToken();
        Draft.Create session = sessions.draft(userId, token, "signup", authProvider);
        // The engine itself writes the session, in the user's transaction.
        List<BatchOutcome> outcomes = writer.batch(
                Identity.master(),
                List.of(
                        new ObjectWriter.Member(SystemClasses.USER, () -> user),
                        new ObjectWriter.Member(SystemClasses.SESSION, () -> session)),
                Atomicity.ALL_OR_NOTHING);
        return new SignedUpUser(saved(outcomes.get(0)), token);
    }

    private Map<FieldPath, FieldOperation> signUpFields(
            Map<FieldPath, FieldOperation> operations,
            String username,
            @Nullable String password,
            @Nullable String email) {
        if (ProviderLinks.areTouchedBy(operations)) {
            throw UserErrors.authDataOfSignUp();
        }
        for (String credential : List.of(UserDrafts.USERNAME, UserDrafts.PASSWORD, UserDrafts.EMAIL)) {
            if (operations.keySet().stream()
                    .anyMatch(path -> path.field().equals(credential))) {
                throw UserErrors.givenTwice(credential);
            }
        }
        Map<FieldPath, FieldOperation> fields =
                new LinkedHashMap<>(clientDrafts.fields(SystemClasses.USER, "", operations));
        set(fields, UserDrafts.USERNAME, username);
        if (password != null && !password.isEmpty()) {
            set(fields, UserDrafts.PASSWORD, password);
        }
        if (email != null) {
            set(fields, UserDrafts.EMAIL, email);
        }
        return fields;
    }

    /** {@link io.parsimony.backend.ParseBackend#logInWith}. */
    public LogInWithOutcome logInWith(Identity identity, LogInWithRequest request) {
        if (!GivenAuthData.isUsable(request.authData())) {
            requireCredentials(request.username(), request.password());
        }
        GivenAuthData given = GivenAuthData.read(request.authData());
        classes.require();
        ProviderLogIn.Arrival arrival = providerLogIn.arrive(identity, given);
        CheckedAuthData checked = arrival.checked();
        String names = arrival.given().names();
        if (arrival.user().isPresent()) {
            return new LogInWithOutcome.LoggedIn(logIn(identity, arrival.user().get(), checked, names));
        }
        String named = request.username();
        boolean isNamed = named != null && !named.isEmpty();
        String username = named != null && isNamed ? named : RandomUsernames.next();
        Map<FieldPath, FieldOperation> fields =
                signUpFields(request.operations(), username, request.password(), request.email());
        SignedUpUser user =
                signUp(identity, fields, request.acl(), checked, names.isEmpty() ? "password" : names);
        Map<String, ParseValue> results = new LinkedHashMap<>(user.user().results());
        if (!isNamed) {
            results.put(UserDrafts.USERNAME, new StringValue(username));
        }
        if (!checked.response().members().isEmpty()) {
            results.put(Draft.Link.RESPONSE, checked.response());
        }
        SavedObject saved = user.user();
        return new LogInWithOutcome.SignedUp(new SignedUpUser(
                new SavedObject(saved.objectId(), saved.createdAt(), saved.updatedAt(), results),
                user.sessionToken()));
    }

    private static void requireCredentials(@Nullable String username, @Nullable String password) {
        if (username == null || username.isEmpty()) {
            throw UserErrors.usernameMissing();
        }
        if (password == null || password.isEmpty()) {
            throw UserErrors.passwordMissing();
        }
    }

    /** A log-in of a user whom providers have vouched for. */
    private LoggedInUser logIn(
            Identity identity, FetchedObject user, CheckedAuthData checked, String authProvider) {
        String token = sessions.newToken();
        String sessionId = openSession(user.objectId(), checked, sessions.draft(user.objectId(), token, "login", authProvider));
        Identity self = new Identity.User(user.objectId(), sessionId, Set.of(Acl.PUBLIC, user.objectId()));
        FetchedObject now =
                reader.get(identity.isMaster() ? identity : self, GetRequest.of(SystemClasses.USER, user.objectId()));
        return new LoggedInUser(now, token, checked.response());
    }

    /** Writes the session, and what has changed at providers, in one transaction. */
    private String openSession(String userId, CheckedAuthData checked, Draft.Create session) {
        if (checked.change().isNone()) {
            return saved(writer.write(Identity.master(), session)).objectId();
        }
        Draft.AtLogIn user = new Draft.AtLogIn(userId, checked.change());
        List<BatchOutcome> outcomes = writer.batch(
                Identity.master(),
                List.of(
                        new ObjectWriter.Member(SystemClasses.USER, () -> user),
                        new ObjectWriter.Member(SystemClasses.SESSION, () -> session)),
                Atomicity.ALL_OR_NOTHING);
        return saved(outcomes.get(1)).objectId();
    }

    /** {@link io.parsimony.backend.ParseBackend#challenge}. */
    public ObjectValue challenge(Identity identity, ChallengeRequest request) {
        if (request.challengeData().members().isEmpty()) {
            throw UserErrors.nothingToChallenge();
        }
        GivenAuthData given = GivenAuthData.read(request.authData());
        if (request.credentials() != null && !given.isEmpty()) {
            throw UserErrors.identifiedTwice();
        }
        LogInRequest credentials = request.credentials();
        Optional<FetchedObject> user = Optional.empty();
        if (credentials != null) {
            requireCredentials(credentials.username(), credentials.password());
            user = Optional.of(authenticated(credentials));
        } else if (!given.isEmpty()) {
            classes.require();
            user = Optional.of(providerLogIn.identified(identity, given));
        }
        return challenges.ask(request.challengeData(), given, user.map(LinkedUser::of));
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
        requireCredentials(request.username(), request.password());
        FetchedObject user = authenticated(request);
        CheckedAuthData checked = providerLogIn.besidePassword(user, GivenAuthData.read(request.authData()));
        String token = sessions.newToken();
        String sessionId = openSession(user.objectId(), checked, sessions.draft(user.objectId(), token, "login"));
        Identity self = new Identity.User(user.objectId(), sessionId, Set.of(Acl.PUBLIC, user.objectId()));
        FetchedObject now = reader.get(self, GetRequest.of(SystemClasses.USER, user.objectId()));
        if (!hash(now).equals(hash(user))) {
            // A change of password ends the sessions that it finds, and this one may have come too late to be found.
            sessions.end(sessionId);
            throw UserErrors.badLogIn();
        }
        return new LoggedInUser(now, token, checked.response());
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
        String userId = identity.userId().orElseThrow(UserErrors::noSession);
        return reader.get(identity, GetRequest.of(SystemClasses.USER, userId));
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
            return clientDrafts.of(request);
        }
        if (request instanceof CreateRequest && !identity.isMaster()) {
            throw UserErrors.notByCreate();
        }
        if (request instanceof RestoreRequest restore) {
            return restored(identity, restore);
        }
        Draft draft = clientDrafts.of(request);
        classes.require();
        if (draft instanceof Draft.Create create) {
            return created(identity, create);
        }
        return draft instanceof Draft.Update update ? updated(identity, update) : draft;
    }

    private Draft created(Identity identity, Draft.Create create) {
        GivenAuthData given = ProviderLinks.given(create.operations());
        Map<FieldPath, FieldOperation> others = ProviderLinks.others(create.operations());
        if (given.sent().isEmpty()) {
            return drafts.create(identity, ids.next(), others, create.acl());
        }
        FieldPath username = FieldPath.of(UserDrafts.USERNAME);
        others.putIfAbsent(username, new FieldOperation.Set(new StringValue(RandomUsernames.next())));
        CheckedAuthData checked = links.ofNewUser(identity, given);
        return drafts.create(identity, ids.next(), others, create.acl(), checked.change());
    }

    private Draft updated(Identity identity, Draft.Update update) {
        GivenAuthData given = ProviderLinks.given(update.operations());
        Draft.Update others = drafts.update(
                identity,
                new Draft.Update(
                        update.className(),
                        update.objectId(),
                        ProviderLinks.others(update.operations()),
                        update.acl()));
        if (given.isEmpty()) {
            return others;
        }
        // Intentional: before adapters are asked, and before anybody learns which data belong to whom.
        writer.requireWritable(identity, SystemClasses.USER, update.objectId());
        Optional<FetchedObject> user = reader.findStored(SystemClasses.USER, update.objectId());
        if (user.isEmpty()) {
            return others; // it was deleted this very moment, and the write will say so
        }
        CheckedAuthData checked = links.ofStoredUser(identity, given, user.get());
        return new Draft.Link(others, checked.change(), checked.response());
    }

    private Draft restored(Identity identity, RestoreRequest request) {
        RestoredUser user = RestoredUser.of(request);
        Draft.Restore draft = (Draft.Restore) clientDrafts.of(user.request());
        if (identity.isMaster()) {
            classes.require();
        }
        String objectId = draft.objectId() == null ? ids.next() : draft.objectId();
        if (identity.isMaster()) {
            authIds.require(user.links().ids().keySet());
        }
        return drafts.restore(identity, objectId, draft, user.hash(), user.links());
    }

    /** What a successful write to a user or a session brings with it. */
    public void written(Identity identity, WriteRequest request) {
        if (request.className().equals(SystemClasses.SESSION)) {
            sessions.forget();
        } else if (request.className().equals(SystemClasses.USER)) {
            if (request instanceof DeleteRequest) {
                sessions.forget();
            } else if (request instanceof UpdateRequest update
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
