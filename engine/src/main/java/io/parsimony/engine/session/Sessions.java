package io.parsimony.engine.session;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.parsimony.account.SessionOptions;
import io.parsimony.backend.Caller;
import io.parsimony.backend.FetchedObject;
import io.parsimony.backend.GetRequest;
import io.parsimony.engine.read.ObjectReader;
import io.parsimony.engine.role.RoleMemberships;
import io.parsimony.engine.schema.SessionFields;
import io.parsimony.engine.schema.SystemClasses;
import io.parsimony.engine.security.Identity;
import io.parsimony.engine.security.RandomTexts;
import io.parsimony.engine.session.NewSession.Origin;
import io.parsimony.engine.store.StoreException;
import io.parsimony.engine.write.OwnWrites;
import io.parsimony.operation.FieldOperation;
import io.parsimony.query.FieldPath;
import io.parsimony.value.BooleanValue;
import io.parsimony.value.DateValue;
import io.parsimony.value.ParseValue;
import io.parsimony.value.PointerValue;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Sessions: objects of class {@code _Session}, found by their token ({@code parse-semantics.md} section 5.10). What was found is kept until
 * a change of some session is announced, by whichever process. Thread-safe.
 */
public final class Sessions {
    private static final Logger LOG = System.getLogger(Sessions.class.getName());
    private static final int KEPT_SESSIONS = 10_000;
    private static final Set<String> WRITTEN = Set.of(SystemClasses.SESSION, SystemClasses.USER);

    private final ObjectReader reader;
    private final OwnWrites own;
    private final SessionRows rows;
    private final RoleMemberships roles;
    private final LongSupplier changes;
    private final SessionOptions options;
    private final Clock clock;
    private final RandomTexts random;
    private final Cache<String, Known> known =
            Caffeine.newBuilder().maximumSize(KEPT_SESSIONS).build();
    /** The sessions that somebody extends at the moment. */
    private final Set<String> beingExtended = ConcurrentHashMap.newKeySet();

    /**
     * A session as it was when so many changes had been announced.
     *
     * @param expiresAtMillis {@link Long#MAX_VALUE} for never
     */
    private record Known(long changes, String userId, String sessionId, boolean isRestricted, long expiresAtMillis) {}

    /**
     * Sessions that are read and written through these.
     *
     * @param roles what roles their users have
     * @param changes how often changes of sessions were announced
     */
    public Sessions(
            ObjectReader reader,
            OwnWrites own,
            SessionRows rows,
            RoleMemberships roles,
            LongSupplier changes,
            SessionOptions options,
            Clock clock,
            RandomTexts random) {
        this.reader = reader;
        this.own = own;
        this.rows = rows;
        this.roles = roles;
        this.changes = changes;
        this.options = options;
        this.clock = clock;
        this.random = random;
    }

    // -- Who asks --------------------------------------------------------------------------------------------------

    /**
     * Who the caller is. A session that is used, and more than half over, is extended.
     *
     * @throws io.parsimony.ParseException INVALID_SESSION_TOKEN (209) for a token that is unknown or expired
     */
    public Identity identify(Caller caller) {
        if (caller instanceof Caller.Session session) {
            return user(session.token());
        }
        if (caller instanceof Caller.Master) {
            return Identity.master();
        }
        if (caller instanceof Caller.ReadOnlyMaster) {
            return Identity.readOnlyMaster();
        }
        return caller instanceof Caller.Maintenance ? Identity.maintenance() : Identity.anonymous();
    }

    /**
     * The user whose token it is.
     *
     * @throws io.parsimony.ParseException INVALID_SESSION_TOKEN (209) for a token that is unknown or expired
     */
    public Identity.User user(String token) {
        long changesNow = changes.getAsLong(); // before reading, so that what is read is no older
        long now = clock.millis();
        Known found = known.getIfPresent(token);
        // What is known to be over may have been extended by another process.
        if (found == null || found.changes() < changesNow || found.expiresAtMillis() <= now) {
            found = lookUp(token, changesNow);
            known.put(token, found);
        }
        if (found.expiresAtMillis() <= now) {
            known.invalidate(token);
            throw SessionErrors.invalid();
        }
        if (isDue(found.expiresAtMillis(), now)) {
            extend(token, found);
        }
        return new Identity.User(
                found.userId(), found.sessionId(), found.isRestricted(), roles.principals(found.userId()));
    }

    private Known lookUp(String token, long changesNow) {
        return reader.findByIndexedString(SystemClasses.SESSION, SessionFields.TOKEN, token)
                .flatMap(session -> known(session, changesNow))
                .orElseThrow(SessionErrors::invalid);
    }

    /** Empty where the session's user is gone. */
    private Optional<Known> known(FetchedObject session, long changesNow) {
        Map<String, ParseValue> fields = session.document().fields().members();
        if (!(fields.get(SessionFields.USER) instanceof PointerValue user) || !reader.isThere(user)) {
            return Optional.empty();
        }
        boolean isRestricted =
                fields.get(SessionFields.RESTRICTED) instanceof BooleanValue restricted && restricted.value();
        return Optional.of(new Known(changesNow, user.objectId(), session.objectId(), isRestricted, expiry(fields)));
    }

    private static long expiry(Map<String, ParseValue> session) {
        return session.get(SessionFields.EXPIRES_AT) instanceof DateValue end ? end.epochMillis() : Long.MAX_VALUE;
    }

    // -- How long they last ----------------------------------------------------------------------------------------

    private boolean isDue(long expiresAtMillis, long now) {
        return options.extendSessionOnUse()
                && options.expireInactiveSessions()
                && expiresAtMillis != Long.MAX_VALUE
                && expiresAtMillis - now <= options.length().toMillis() / 2;
    }

    /** One caller does it for all; that it can't be done now is no reason to refuse what was asked. */
    private void extend(String token, Known found) {
        if (!beingExtended.add(token)) {
            return;
        }
        try {
            long end = own.transaction(
                    Set.of(SystemClasses.SESSION),
                    transaction -> transaction
                            .lock(SystemClasses.SESSION, found.sessionId())
                            .map(session -> {
                                long before = expiry(session.document().fields().members());
                                if (!isDue(before, clock.millis())) {
                                    return before; // another process was first
                                }
                                DateValue later = (DateValue) expiresAt();
                                own.update(
                                        transaction,
                                        SystemClasses.SESSION,
                                        session,
                                        Map.of(FieldPath.of(SessionFields.EXPIRES_AT), new FieldOperation.Set(later)));
                                return later.epochMillis();
                            })
                            .orElse(found.expiresAtMillis()));
            known.put(token, new Known(found.changes(), found.userId(), found.sessionId(), found.isRestricted(), end));
        } catch (StoreException e) {
            LOG.log(Level.DEBUG, "A session could not be extended; its next use will try again", e);
        } finally {
            beingExtended.remove(token);
        }
    }

    private ParseValue expiresAt() {
        return options.expireInactiveSessions()
                ? new DateValue(clock.millis() + options.length().toMillis())
                : ParseValue.NULL;
    }

    // -- Opening and ending ----------------------------------------------------------------------------------------

    /**
     * A session that is about to be opened.
     *
     * @param installationId on which device; null for none
     */
    public NewSession fresh(String userId, Origin origin, @Nullable String installationId) {
        return fresh(userId, origin, installationId, Map.of());
    }

    NewSession fresh(
            String userId, Origin origin, @Nullable String installationId, Map<FieldPath, FieldOperation> fields) {
        return new NewSession(userId, random.sessionToken(), expiresAt(), origin, installationId, fields);
    }

    /** {@link io.parsimony.backend.ParseBackend#currentSession}. */
    public FetchedObject current(Identity identity) {
        return reader.findById(SystemClasses.SESSION, requireUser(identity).sessionId())
                .orElseThrow(SessionErrors::invalid);
    }

    /** {@link io.parsimony.backend.ParseBackend#upgradeSession}. */
    public FetchedObject upgrade(Identity identity) {
        if (!(identity instanceof Identity.User user)) {
            throw SessionErrors.nothingToUpgrade();
        }
        if (user.isRestricted()) {
            throw SessionErrors.restricted();
        }
        NewSession session = fresh(user.id(), Origin.UPGRADE, null);
        String sessionId = own.transaction(WRITTEN, transaction -> {
            if (rows.lockUser(transaction, user.id()).isEmpty()) {
                throw SessionErrors.invalid();
            }
            return rows.open(transaction, session).objectId();
        });
        return reader.get(
                new Identity.User(user.id(), sessionId, user.principals()),
                GetRequest.of(SystemClasses.SESSION, sessionId));
    }

    /** {@link io.parsimony.backend.ParseBackend#logOut}. */
    public void logOut(Identity identity) {
        if (identity instanceof Identity.User user) {
            own.transaction(Set.of(SystemClasses.SESSION), transaction -> {
                rows.end(transaction, user.sessionId());
                return user;
            });
        }
    }

    private static Identity.User requireUser(Identity identity) {
        if (identity instanceof Identity.User user) {
            return user;
        }
        throw SessionErrors.missing();
    }
}
