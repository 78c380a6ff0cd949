package io.parsimony.engine.session;

import io.parsimony.backend.BatchOutcome;
import io.parsimony.engine.write.Companion;

/** Lets nothing be remembered of sessions that the write changed. */
record ForgettingSessions(Sessions sessions) implements Companion {
    @Override
    public void committed(BatchOutcome outcome) {
        sessions.forget();
    }
}
