package io.parsimony.engine.user;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.parsimony.ParseException;
import io.parsimony.backend.Caller;
import io.parsimony.backend.FetchedObject;
import io.parsimony.engine.read.ObjectReader;
import io.parsimony.engine.role.RoleMemberships;
import io.parsimony.engine.schema.SystemClasses;
import io.parsimony.engine.security.Identity;
import io.parsimony.engine.write.Draft;
import io.parsimony.engine.write.ObjectWriter;
import io.parsimony.operation.FieldOperation;
import io.parsimony.query.Comparison;
import io.parsimony.query.Constraint;
import io.parsimony.query.FieldPath;
import io.parsimony.value.BooleanValue;
import io.parsimony.value.DateValue;
import io.parsimony.value.ObjectValue;
import io.parsimony.value.ParseValue;
import io.parsimony.value.PointerValue;
import io.parsimony.value.StringValue;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * Sessions: objects of class {@code _Session}, found by their token. What was found is kept until a change of some session is announced, by
 * whichever process. Thread-safe.
 */
public final class Sessions {
    static final String TOKEN = "sessionToken";
    private static final String RESTRICTED = "restricted";

    private static final FieldPath USER = FieldPath.of("user");
    private static final Duration LIFE = Duration.ofDays(365);
    private static final int KEPT_SESSIONS = 10_000;

    private final ObjectReader reader;
    private final ObjectWriter writer;
    private final RoleMemberships roles;
    private final LongSupplier changes;
    private final Clock clock;
    private final SessionTokens tokens = new SessionTokens();
    private final Cache<String, Known> known =
            Caffeine.newBuilder().maximumSize(KEPT_SESSIONS).build();

    /** A session as it was when so many changes of sessions had been announced. */
    private record Known(long changes, String userId, String sessionId, boolean isRestricted, long expiresAtMillis) {}

    /**
     * Sessions that are read and written through these.
     *
     * @param roles what roles their users have
     * @param changes how often changes of sessions were announced
     */
    public Sessions(
            ObjectReader reader, ObjectWriter writer, RoleMemberships roles, LongSupplier changes, Clock clock) {
        this.reader = reader;
        this.writer = writer;
        this.roles = roles;
        this.changes = changes;
        this.clock = clock;
    }

    /**
     * Who the caller is.
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

    private Identity.User user(String token) {
        long now = changes.getAsLong(); // before reading, so that what is read is no older
        Known found = known.getIfPresent(token);
        if (found == null || found.changes() < now) {
            found = lookUp(token, now);
            known.put(token, found);
        }
        if (found.expiresAtMillis() <= clock.millis()) {
            throw UserErrors.badSession();
        }
        return new Identity.User(
                found.userId(), found.sessionId(), found.isRestricted(), roles.principals(found.userId()));
    }

    private Known lookUp(String token, long now) {
        return reader.findByIndexedString(SystemClasses.SESSION, TOKEN, token)
                .flatMap(session -> known(session, now))
                .orElseThrow(UserErrors::badSession);
    }

    /** Empty where the session's user is gone. */
    private Optional<Known> known(FetchedObject session, long now) {
        Map<String, ParseValue> fields = session.document().fields().members();
        if (!(fields.get(USER.field()) instanceof PointerValue user)
                || !(fields.get("expiresAt") instanceof DateValue expiresAt)
                || !reader.isThere(user)) {
            return Optional.empty();
        }
        boolean isRestricted = fields.get(RESTRICTED) instanceof BooleanValue restricted && restricted.value();
        return Optional.of(new Known(now, user.objectId(), session.objectId(), isRestricted, expiresAt.epochMillis()));
    }

    /** A fresh token. */
    String newToken() {
        return tokens.next();
    }

    /** A session of the user, to be written. */
    Draft.Create draft(String userId, String token, String action) {
        Map<FieldPath, FieldOperation> fields = new LinkedHashMap<>();
        set(fields, USER.field(), new PointerValue(SystemClasses.USER, userId));
        set(fields, TOKEN, new StringValue(token));
        set(fields, "expiresAt", new DateValue(clock.millis() + LIFE.toMillis()));
        set(fields, RESTRICTED, new BooleanValue(false));
        set(
                fields,
                "createdWith",
                new ObjectValue(
                        Map.of("action", new StringValue(action), "authProvider", new StringValue("password"))));
        return new Draft.Create(SystemClasses.SESSION, null, fields, null);
    }

    private static void set(Map<FieldPath, FieldOperation> fields, String field, ParseValue value) {
        fields.put(FieldPath.of(field), new FieldOperation.Set(value));
    }

    /** Ends one session. */
    void end(String sessionId) {
        try {
            writer.write(Identity.master(), new Draft.Delete(SystemClasses.SESSION, sessionId));
        } catch (ParseException e) {
            if (e.getCode() != ParseException.OBJECT_NOT_FOUND) {
                throw e;
            } // else somebody else has ended it in the meantime
        }
    }

    /** Ends a user's sessions but the one that the change came by. */
    void endOthers(String userId, Identity by) {
        Constraint ofUser =
                new Constraint.Compare(USER, Comparison.EQUAL, new PointerValue(SystemClasses.USER, userId));
        reader.ids(SystemClasses.SESSION, ofUser).stream()
                .filter(id ->
                        !(by instanceof Identity.User user && user.sessionId().equals(id)))
                .forEach(this::end);
    }
}
