package io.parsimony.engine.session;

import io.parsimony.backend.SavedObject;
import io.parsimony.engine.read.ObjectReader;
import io.parsimony.engine.schema.SessionFields;
import io.parsimony.engine.schema.SystemClasses;
import io.parsimony.engine.store.StoredObject;
import io.parsimony.engine.store.WriteTransaction;
import io.parsimony.engine.write.OwnWrites;
import io.parsimony.query.Comparison;
import io.parsimony.query.Constraint;
import io.parsimony.query.FieldPath;
import io.parsimony.value.DateValue;
import io.parsimony.value.ParseValue;
import io.parsimony.value.PointerValue;
import io.parsimony.value.StringValue;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The sessions of a user in a transaction. Whoever opens or ends some locks the user first, so that no session comes up unseen while a user's
 * sessions are ended. Thread-safe.
 */
public final class SessionRows {
    private final ObjectReader reader;
    private final OwnWrites own;
    private final Clock clock;

    /** Sessions that are read and written through these. */
    public SessionRows(ObjectReader reader, OwnWrites own, Clock clock) {
        this.reader = reader;
        this.own = own;
        this.clock = clock;
    }

    /** Locks the user; empty where it is gone. */
    public Optional<StoredObject> lockUser(WriteTransaction transaction, String userId) {
        return transaction.lock(SystemClasses.USER, userId);
    }

    /** The sessions of a locked user. */
    public List<StoredObject> of(WriteTransaction transaction, String userId) {
        Constraint ofUser = new Constraint.Compare(
                FieldPath.of(SessionFields.USER), Comparison.EQUAL, new PointerValue(SystemClasses.USER, userId));
        return reader.find(transaction, SystemClasses.SESSION, ofUser);
    }

    /** Ends all sessions of a locked user. */
    public void endAll(WriteTransaction transaction, String userId) {
        of(transaction, userId).forEach(session -> end(transaction, session.objectId()));
    }

    /**
     * Opens a session of a locked user, in the place of an earlier one on the same device. Sessions whose time is over go as well.
     *
     * @return the session
     */
    public SavedObject open(WriteTransaction transaction, NewSession session) {
        long now = clock.millis();
        String device = session.installationId();
        of(transaction, session.userId()).stream()
                .filter(other -> isOver(other, now) || (device != null && isOn(other, device)))
                .forEach(other -> end(transaction, other.objectId()));
        return own.create(transaction, session.draft());
    }

    /** Ends the other sessions of a locked user on the device. */
    void endOthersOn(WriteTransaction transaction, String userId, String device, String sessionId) {
        of(transaction, userId).stream()
                .filter(other -> !other.objectId().equals(sessionId) && isOn(other, device))
                .forEach(other -> end(transaction, other.objectId()));
    }

    /** Ends one session; one that has ended already is no error. */
    void end(WriteTransaction transaction, String sessionId) {
        own.delete(transaction, SystemClasses.SESSION, sessionId);
    }

    /** On which device a session is; empty for none. */
    public static Optional<String> device(StoredObject session) {
        return fields(session).get(SessionFields.INSTALLATION_ID) instanceof StringValue id
                ? Optional.of(id.value())
                : Optional.empty();
    }

    private static boolean isOn(StoredObject session, String device) {
        return device(session).filter(device::equals).isPresent();
    }

    private static boolean isOver(StoredObject session, long now) {
        return fields(session).get(SessionFields.EXPIRES_AT) instanceof DateValue end && end.epochMillis() <= now;
    }

    private static Map<String, ParseValue> fields(StoredObject session) {
        return session.document().fields().members();
    }
}
