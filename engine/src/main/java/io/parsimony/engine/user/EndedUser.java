package io.parsimony.engine.user;

import io.parsimony.backend.BatchOutcome;
import io.parsimony.engine.schema.SystemClasses;
import io.parsimony.engine.session.SessionRows;
import io.parsimony.engine.store.WriteTransaction;
import io.parsimony.engine.write.Companion;
import java.util.Set;

/**
 * Beside the end of a user, or one who takes the place of another: the sessions go along. If they stayed, they would be valid again when a user
 * of this id is restored, or made where ids are chosen.
 */
record EndedUser(String userId, SessionRows rows) implements Companion {
    @Override
    public Set<String> classNames() {
        return Set.of(SystemClasses.SESSION);
    }

    @Override
    public BatchOutcome after(WriteTransaction transaction, BatchOutcome outcome) {
        if (!(outcome instanceof BatchOutcome.Skipped)) {
            rows.endAll(transaction, userId);
        }
        return outcome;
    }
}
