package io.parsimony.engine.user;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.parsimony.ParseException;
import io.parsimony.backend.Caller;
import io.parsimony.backend.FetchedObject;
import io.parsimony.engine.read.ObjectReader;
import io.parsimony.engine.schema.SystemClasses;
import io.parsimony.engine.security.Identity;
import io.parsimony.engine.write.Draft;
import io.parsimony.engine.write.ObjectWriter;
import io.parsimony.operation.FieldOperation;
import io.parsimony.query.Comparison;
import io.parsimony.query.Constraint;
import io.parsimony.query.FieldPath;
import io.parsimony.value.Acl;
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
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;

/** Sessions: objects of class {@code _Session}, found by their token. Thread-safe. */
public final class Sessions {
    static final String TOKEN = "sessionToken";

    private static final FieldPath USER = FieldPath.of("user");
    private static final Duration LIFE = Duration.ofDays(365);
    private static final int KEPT_SESSIONS = 10_000;

    private final ObjectReader reader;
    private final ObjectWriter writer;
    private final Clock clock;
    private final SessionTokens tokens = new SessionTokens();
    private final Cache<String, Known> known =
            Caffeine.newBuilder().maximumSize(KEPT_SESSIONS).build();
    /** Counts the changes of sessions: what was read before a change must not be remembered after it. */
    private final AtomicLong changes = new AtomicLong();

    private record Known(Identity.User identity, long expiresAtMillis) {}

    /** Sessions that are read and written through these. */
    public Sessions(ObjectReader reader, ObjectWriter writer, Clock clock) {
        this.reader = reader;
        this.writer = writer;
        this.clock = clock;
    }

    /**
     * Who the caller is.
     *
     * @throws io.parsimony.ParseException INVALID_SESSION_TOKEN (209) for a token that is unknown or expired
     */
    public Identity identify(Caller caller) {
        if (caller instanceof Caller.Session session) {
            Known found =
                    Optional.ofNullable(known.getIfPresent(session.token())).orElseGet(() -> lookUp(session.token()));
            if (found.expiresAtMillis() <= clock.millis()) {
                throw UserErrors.badSession();
            }
            return found.identity();
        }
        return caller instanceof Caller.Master ? Identity.master() : Identity.anonymous();
    }

    private Known lookUp(String token) {
        long changesBefore = changes.get();
        Known found = reader.findByIndexedString(SystemClasses.SESSION, TOKEN, token)
                .flatMap(this::known)
                .orElseThrow(UserErrors::badSession);
        known.put(token, found);
        if (changes.get() != changesBefore) {
            known.invalidate(token);
        }
        return found;
    }

    /** Empty where the session's user is gone. */
    private Optional<Known> known(FetchedObject session) {
        Map<String, ParseValue> fields = session.document().fields().members();
        if (!(fields.get(USER.field()) instanceof PointerValue user)
                || !(fields.get("expiresAt") instanceof DateValue expiresAt)
                || !reader.isThere(user)) {
            return Optional.empty();
        }
        Identity.User identity =
                new Identity.User(user.objectId(), session.objectId(), Set.of(Acl.PUBLIC, user.objectId()));
        return Optional.of(new Known(identity, expiresAt.epochMillis()));
    }

    /** A fresh token. */
    String newToken() {
        return tokens.next();
    }

    /** A session of the user, to be written, which a password has opened. */
    Draft.Create draft(String userId, String token, String action) {
        return draft(userId, token, action, "password");
    }

    /** A session of the user, to be written, which some providers have opened. */
    Draft.Create draft(String userId, String token, String action, String authProvider) {
        Map<FieldPath, FieldOperation> fields = new LinkedHashMap<>();
        set(fields, USER.field(), new PointerValue(SystemClasses.USER, userId));
        set(fields, TOKEN, new StringValue(token));
        set(fields, "expiresAt", new DateValue(clock.millis() + LIFE.toMillis()));
        set(fields, "restricted", new BooleanValue(false));
        set(
                fields,
                "createdWith",
                new ObjectValue(
                        Map.of("action", new StringValue(action), "authProvider", new StringValue(authProvider))));
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
        forget();
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

    /** Drops what is remembered of sessions, after some of them or their users were changed. */
    public void forget() {
        changes.incrementAndGet();
        known.invalidateAll();
    }
}
