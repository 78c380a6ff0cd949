package io.parsimony.engine.user;

import io.parsimony.account.AccountOptions;
import io.parsimony.backend.LogInRequest;
import io.parsimony.engine.read.ObjectReader;
import io.parsimony.engine.schema.HiddenUserFields;
import io.parsimony.engine.schema.SystemClasses;
import java.util.Locale;
import java.util.Optional;

/** Finds users by their names, addresses and tokens; no permission applies. Thread-safe. */
final class UserLookUp {
    private final ObjectReader reader;
    private final AccountOptions options;

    UserLookUp(ObjectReader reader, AccountOptions options) {
        this.reader = reader;
        this.options = options;
    }

    /** Who wants to log in: by the username, which may be an address; by the address; by both, which must be the same user's. */
    Optional<StoredUser> candidate(LogInRequest request) {
        String username = request.username() == null ? "" : request.username();
        String email = request.email() == null ? "" : request.email();
        if (email.isEmpty()) {
            return byUsername(username).or(() -> byEmail(username));
        }
        return username.isEmpty()
                ? byEmail(email)
                : byUsername(username)
                        .filter(user ->
                                user.email().filter(email(email)::equals).isPresent());
    }

    /** By the username, in its own case. */
    Optional<StoredUser> byUsername(String username) {
        return byExact(HiddenUserFields.CANONICAL_USERNAME, UserDrafts.USERNAME, username(username));
    }

    /** By the e-mail address, in its own case. */
    Optional<StoredUser> byEmail(String email) {
        return byExact(HiddenUserFields.CANONICAL_EMAIL, UserDrafts.EMAIL, email(email));
    }

    /** Names are unique without their case but asked for with it. */
    private Optional<StoredUser> byExact(String canonicalField, String field, String value) {
        return by(canonicalField, CanonicalNames.of(value))
                .filter(user -> user.text(field).filter(value::equals).isPresent());
    }

    /** By a hidden String that no two users share. */
    Optional<StoredUser> by(String hiddenField, String value) {
        return value.isEmpty()
                ? Optional.empty()
                : reader.findByIndexedString(SystemClasses.USER, hiddenField, value)
                        .map(StoredUser::of);
    }

    /** By the id. */
    Optional<StoredUser> byId(String objectId) {
        return reader.findById(SystemClasses.USER, objectId).map(StoredUser::of);
    }

    /** The username as it is stored. */
    String username(String given) {
        return options.convertUsernameToLowercase() ? given.toLowerCase(Locale.ROOT) : given;
    }

    /** The e-mail address as it is stored. */
    String email(String given) {
        return options.convertEmailToLowercase() ? given.toLowerCase(Locale.ROOT) : given;
    }
}
