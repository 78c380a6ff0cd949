package io.parsimony.junit.call;

import io.parsimony.backend.BatchOutcome;
import io.parsimony.backend.FetchedObject;
import io.parsimony.backend.FoundPage;
import io.parsimony.backend.LogInWithOutcome;
import io.parsimony.backend.LoggedInUser;
import io.parsimony.backend.SavedObject;
import io.parsimony.backend.SignedUpUser;
import java.util.Collection;

/** Answers for people, without what is in them. */
final class Answers {
    static final String DONE = "done";

    private Answers() {}

    static String of(SavedObject saved) {
        return saved.objectId();
    }

    static String of(FetchedObject object) {
        return object.objectId();
    }

    static String of(FoundPage page) {
        return objects(page.results()) + " of " + page.count();
    }

    static String of(SignedUpUser user) {
        return of(user.user());
    }

    static String of(LoggedInUser user) {
        return of(user.user());
    }

    static String of(LogInWithOutcome outcome) {
        return outcome instanceof LogInWithOutcome.SignedUp signedUp
                ? of(signedUp.user()) + ", a new user"
                : of(((LogInWithOutcome.LoggedIn) outcome).user());
    }

    static String of(BatchOutcome outcome) {
        if (outcome instanceof BatchOutcome.Saved saved) {
            return of(saved.object());
        }
        return outcome instanceof BatchOutcome.Skipped ? "skipped" : DONE;
    }

    static String objects(Collection<?> objects) {
        return number(objects, "object");
    }

    /** Such as {@code 2 rows}. */
    static String number(Collection<?> things, String noun) {
        return things.size() + " " + noun + (things.size() == 1 ? "" : "s");
    }

    static String count(Object count) {
        return String.valueOf(count);
    }
}
