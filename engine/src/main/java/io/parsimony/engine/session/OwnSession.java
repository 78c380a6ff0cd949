package io.parsimony.engine.session;

import io.parsimony.backend.BatchOutcome;
import io.parsimony.engine.schema.SessionFields;
import io.parsimony.engine.schema.SystemClasses;
import io.parsimony.engine.security.Identity;
import io.parsimony.engine.store.StoredObject;
import io.parsimony.engine.store.WriteTransaction;
import io.parsimony.engine.write.Companion;
import io.parsimony.operation.FieldOperation;
import io.parsimony.query.FieldPath;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Beside a user's write to a session: it must be the user's own.
 *
 * @param device the device that the session is to be on from now on, and was on none before; null to leave it
 */
record OwnSession(
        Identity.User user, String sessionId, @Nullable String device, SessionRows rows) implements Companion {
    @Override
    public Set<String> classNames() {
        return Set.of(SystemClasses.USER);
    }

    @Override
    public Map<FieldPath, FieldOperation> before(WriteTransaction transaction) {
        if (device != null) {
            rows.lockUser(transaction, user.id());
        }
        StoredObject session = transaction
                .lock(SystemClasses.SESSION, sessionId)
                .filter(found -> SessionWrites.isOf(
                        user, found.document().fields().members().get(SessionFields.USER)))
                .orElseThrow(SessionErrors::notFound);
        if (device != null && SessionRows.device(session).isPresent()) {
            throw SessionErrors.installationId();
        }
        return Map.of();
    }

    @Override
    public BatchOutcome after(WriteTransaction transaction, BatchOutcome outcome) {
        if (device != null) {
            rows.endOthersOn(transaction, user.id(), device, sessionId);
        }
        return outcome;
    }
}
