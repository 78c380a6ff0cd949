package io.parsimony.engine.user;

import io.parsimony.backend.BatchOutcome;
import io.parsimony.backend.Caller;
import io.parsimony.backend.ChallengeRequest;
import io.parsimony.backend.LogInRequest;
import io.parsimony.backend.LogInWithOutcome;
import io.parsimony.backend.LogInWithRequest;
import io.parsimony.backend.LoggedInUser;
import io.parsimony.backend.SavedObject;
import io.parsimony.backend.SignedUpUser;
import io.parsimony.engine.auth.AuthDataChange;
import io.parsimony.engine.auth.Challenges;
import io.parsimony.engine.auth.CheckedAuthData;
import io.parsimony.engine.auth.GivenAuthData;
import io.parsimony.engine.schema.SystemClasses;
import io.parsimony.engine.security.Identity;
import io.parsimony.engine.security.RandomTexts;
import io.parsimony.engine.session.NewSession;
import io.parsimony.engine.session.NewSession.Origin;
import io.parsimony.engine.session.SessionRows;
import io.parsimony.engine.session.Sessions;
import io.parsimony.engine.store.StoredObject;
import io.parsimony.engine.write.ClientDrafts;
import io.parsimony.engine.write.ObjectWriter;
import io.parsimony.engine.write.OwnWrites;
import io.parsimony.operation.FieldOperation;
import io.parsimony.query.FieldPath;
import io.parsimony.value.ObjectValue;
import io.parsimony.value.ParseValue;
import io.parsimony.value.StringValue;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Signs up and logs in those for whom providers vouch ({@code parse-semantics.md} sections 5.2 and 5.6). Adapters are asked before the
 * transaction; the transaction locks the user and refuses a log-in when the user's links are others by then. Thread-safe.
 */
final class ProviderLogIns {
    private static final Set<String> WRITTEN = Set.of(SystemClasses.USER, SystemClasses.SESSION);

    private final Parts parts;

    /** What log-ins by providers need. */
    record Parts(
            Arrivals arrivals,
            UserLookUp users,
            UserClasses classes,
            UserWrites writes,
            LogIns logIns,
            Challenges challenges,
            Sessions sessions,
            SessionRows rows,
            ClientDrafts clientDrafts,
            RandomTexts random,
            ObjectWriter writer,
            OwnWrites own) {}

    ProviderLogIns(Parts parts) {
        this.parts = parts;
    }

    /** {@link io.parsimony.backend.AccountBackend#logInWith}, for data that there is something to log in by, or that are none to store. */
    LogInWithOutcome logIn(Identity identity, LogInWithRequest request, GivenAuthData given) {
        parts.classes().require();
        Arrivals.Arrival arrival = parts.arrivals().of(identity, given);
        return arrival.user().isPresent()
                ? new LogInWithOutcome.LoggedIn(loggedIn(arrival.user().get(), request, arrival))
                : new LogInWithOutcome.SignedUp(signedUp(identity, request, arrival));
    }

    private LoggedInUser loggedIn(StoredUser user, LogInWithRequest request, Arrivals.Arrival arrival) {
        NewSession session = parts.sessions()
                .fresh(user.objectId(), Origin.logInWith(arrival.providers()), request.installationId());
        AuthDataChange change = arrival.checked().change();
        parts.own().transaction(WRITTEN, transaction -> {
            StoredObject locked =
                    parts.rows().lockUser(transaction, user.objectId()).orElseThrow(UserErrors::noSuchUser);
            Map<FieldPath, FieldOperation> operations =
                    change.operationsOn(locked.document().fields());
            if (!operations.isEmpty()) {
                parts.own().updateHidden(transaction, SystemClasses.USER, locked, operations);
            }
            return parts.rows().open(transaction, session);
        });
        return parts.logIns().loggedIn(session, arrival.checked());
    }

    private SignedUpUser signedUp(Identity identity, LogInWithRequest request, Arrivals.Arrival arrival) {
        if (identity instanceof Identity.User user && user.isRestricted()) {
            throw UserErrors.restricted();
        }
        CheckedAuthData checked = arrival.checked();
        String named = request.username();
        String username = named == null || named.isEmpty() ? parts.random().username() : named;
        Optional<String> chosenId = parts.clientDrafts().chosenId(SystemClasses.USER, request.operations());
        Map<FieldPath, FieldOperation> fields = SignUpFields.of(
                parts.clientDrafts(),
                identity,
                chosenId.orElse(""),
                request.operations(),
                username,
                request.password(),
                request.email());
        String userId = chosenId.orElseGet(parts.random()::objectId);
        NewSession session = identity.isUnrestricted() && request.installationId() == null
                ? null // the master key is no device, unless it says which
                : parts.sessions().fresh(userId, Origin.signUpWith(arrival.providers()), request.installationId());
        BatchOutcome outcome = parts.writer()
                .write(
                        identity,
                        parts.writes().signedUpWith(identity, userId, fields, request.acl(), checked, session));
        SavedObject saved = ((BatchOutcome.Saved) checked.answeredWith(outcome)).object();
        if (!username.equals(named)) {
            Map<String, ParseValue> results = new LinkedHashMap<>(saved.results());
            results.put(UserDrafts.USERNAME, new StringValue(username));
            saved = saved.withResults(results);
        }
        return new SignedUpUser(saved, session == null ? null : session.token());
    }

    /** {@link io.parsimony.backend.AccountBackend#challenge}. */
    ObjectValue challenge(Caller caller, Identity identity, ChallengeRequest request) {
        if (request.challengeData().members().isEmpty()) {
            throw UserErrors.nothingToChallenge();
        }
        GivenAuthData given = GivenAuthData.read(request.authData());
        LogInRequest credentials = request.credentials();
        if (credentials != null && !given.isEmpty()) {
            throw UserErrors.identifiedTwice();
        }
        Optional<StoredUser> user = Optional.empty();
        if (credentials != null) {
            user = parts.users().byId(parts.logIns().verify(caller, credentials).objectId());
        } else if (!given.isEmpty()) {
            parts.classes().require();
            user = Optional.of(parts.arrivals().identified(identity, given));
        }
        return parts.challenges().ask(request.challengeData(), given, user.map(StoredUser::forAdapters));
    }
}
