package io.parsimony;

import java.util.Optional;

/** What a device keeps from one run to the next: who it is, and who has logged in on it. Thread-safe. */
interface KeptUser {
    /** The token of the session that was kept last, if it was not forgotten since. */
    Optional<String> token();

    /** Keeps a token in the place of the last one. */
    void keep(String token);

    /** Keeps no token. */
    void forget();

    /** Which device this is: the same for as long as it can be kept. */
    String installationId();
}
