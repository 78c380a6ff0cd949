package io.parsimony.engine.write;

import io.parsimony.engine.schema.SystemClasses;
import io.parsimony.engine.security.IdentityChanges;
import io.parsimony.engine.store.WriteTransaction;

/** Announces the writes after which callers are others. */
public final class IdentityAnnouncements {
    private IdentityAnnouncements() {}

    /** Announces that any caller may be another one. */
    static void all(WriteTransaction transaction) {
        transaction.announce(IdentityChanges.ROLES);
        transaction.announce(IdentityChanges.SESSIONS);
    }

    /** To be called where objects of a class are deleted by no step. */
    public static void ofDeletion(WriteTransaction transaction, String className) {
        switch (className) {
            case SystemClasses.ROLE -> transaction.announce(IdentityChanges.ROLES);
            case SystemClasses.SESSION, SystemClasses.USER -> transaction.announce(IdentityChanges.SESSIONS);
            default -> {}
        }
    }

    /** To be called for every object that the engine changes or deletes by itself. */
    static void ofChange(WriteTransaction transaction, String className) {
        if (className.equals(SystemClasses.SESSION)) {
            transaction.announce(IdentityChanges.SESSIONS);
        }
    }

    /** To be called for every step that is carried out. */
    static void of(WriteTransaction transaction, WriteStep carriedOut) {
        WriteStep step = carriedOut.core();
        switch (step.className()) {
            case SystemClasses.ROLE -> transaction.announce(IdentityChanges.ROLES);
            case SystemClasses.SESSION -> {
                if (!(step instanceof CreateStep)) { // nothing is known yet of a session that was not there
                    transaction.announce(IdentityChanges.SESSIONS);
                }
            }
            case SystemClasses.USER -> {
                if (step instanceof DeleteStep) {
                    transaction.announce(IdentityChanges.SESSIONS);
                }
            }
            default -> {}
        }
    }
}
