package io.parsimony.engine.session;

import io.parsimony.backend.BatchOutcome;
import io.parsimony.engine.schema.SystemClasses;
import io.parsimony.engine.store.WriteTransaction;
import io.parsimony.engine.write.Companion;
import io.parsimony.operation.FieldOperation;
import io.parsimony.query.FieldPath;
import java.util.Map;
import java.util.Set;

/** Beside a session that a user creates: earlier ones on the same device go, and what the backend has set is answered. */
record CreatedSession(NewSession session, SessionRows rows) implements Companion {
    @Override
    public Set<String> classNames() {
        return Set.of(SystemClasses.USER);
    }

    @Override
    public Map<FieldPath, FieldOperation> before(WriteTransaction transaction) {
        if (rows.lockUser(transaction, session.userId()).isEmpty()) {
            throw SessionErrors.invalid();
        }
        return Map.of();
    }

    @Override
    public BatchOutcome after(WriteTransaction transaction, BatchOutcome outcome) {
        if (!(outcome instanceof BatchOutcome.Saved saved)) {
            return outcome;
        }
        String device = session.installationId();
        if (device != null) {
            rows.endOthersOn(
                    transaction, session.userId(), device, saved.object().objectId());
        }
        return new BatchOutcome.Saved(saved.object().withResults(session.answer()));
    }
}
