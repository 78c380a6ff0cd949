package io.parsimony.auth;

import io.parsimony.ParseException;
import io.parsimony.value.ObjectValue;
import java.util.Optional;

/**
 * Decides whether what a client says about itself at a provider is true ({@code parse-semantics.md} section 5.6): the {@code
 * {"id": …, …}} under the provider's name in {@code authData}. Given to {@link io.parsimony.ParseBuilder#auth} under that name.
 *
 * <p>Thread-safe. Its methods are called in the thread that makes the request, before anything is written and outside of any
 * transaction, so they may take their time. What they throw refuses the request: a {@link ParseException} with its code, anything
 * else with SCRIPT_FAILED (141). Their messages reach the client and must hold no token.
 *
 * <p>An adapter implements {@link #validateAuthData}, which checks always; or it overrides the three methods that say when:
 * {@link #validateSetUp}, {@link #validateLogin}, {@link #validateUpdate}.
 */
@FunctionalInterface
public interface AuthAdapter {
    /**
     * Checks the data, whoever sends them and for whatever they are.
     *
     * @return what becomes of the data
     * @throws ParseException OBJECT_NOT_FOUND (101) is Parse's code for data that don't hold
     */
    AuthResult validateAuthData(AuthRequest request);

    /** Checks that the data were made for this application; called before the data are checked themselves. */
    default void validateAppId(AuthRequest request) {}

    /** Checks the first data of a user for this provider, at a sign-up or when the provider is linked. */
    default AuthResult validateSetUp(AuthRequest request) {
        return validateAuthData(request);
    }

    /** Checks the data of somebody who is not logged in and whose {@link AuthRequest#stored() stored data} are there. */
    default AuthResult validateLogin(AuthRequest request) {
        return validateAuthData(request);
    }

    /** Checks other data for a provider that the user who is logged in, or whom the master key changes, is linked to. */
    default AuthResult validateUpdate(AuthRequest request) {
        return validateAuthData(request);
    }

    /**
     * What a link to this provider asks of the user's log-ins.
     *
     * @param request with the stored data; before there are any, with what the client sent
     */
    default AuthPolicy policy(AuthRequest request) {
        return AuthPolicy.DEFAULT;
    }

    /**
     * The data to go on with in the place of what the client sent: a provider's code, say, exchanged for the {@code id} that users are
     * looked up by. Called first of all, unless a user sends what is stored already.
     */
    default ObjectValue beforeFind(AuthRequest request) {
        return request.data();
    }

    /** What of the stored data is shown to the user, and to the master key. Others see nothing of them in any case. */
    default ObjectValue afterFind(AuthRequest request) {
        return request.data();
    }

    /**
     * Answers a client that needs something before it can log in.
     *
     * @return what the client is told; an empty object by default
     */
    default ObjectValue challenge(AuthChallenge challenge) {
        return ObjectValue.EMPTY;
    }

    /** What the application is warned of in the log when a backend opens with this adapter, in one sentence; usually nothing. */
    default Optional<String> warning() {
        return Optional.empty();
    }
}
