package io.parsimony.engine.user;

import io.parsimony.backend.BatchOutcome;
import io.parsimony.engine.schema.SystemClasses;
import io.parsimony.engine.session.NewSession;
import io.parsimony.engine.session.SessionRows;
import io.parsimony.engine.store.WriteTransaction;
import io.parsimony.engine.write.Companion;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Beside a user that is made: its first session, and a mail to its address.
 *
 * @param session null for none
 * @param verifications sends the mail; null for none
 */
record NewUser(
        String userId,
        @Nullable NewSession session,
        SessionRows rows,
        @Nullable EmailVerifications verifications) implements Companion {
    @Override
    public Set<String> classNames() {
        return Set.of(SystemClasses.SESSION);
    }

    @Override
    public BatchOutcome after(WriteTransaction transaction, BatchOutcome outcome) {
        if (session != null) {
            rows.open(transaction, session);
        }
        return outcome;
    }

    @Override
    public void committed(BatchOutcome outcome) {
        if (verifications != null) {
            verifications.send(userId);
        }
    }
}
