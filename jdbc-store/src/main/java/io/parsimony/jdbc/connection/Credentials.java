package io.parsimony.jdbc.connection;

import io.parsimony.backend.BackendOptions;

/** Who opens the database: H2's default administrator unless the options say otherwise. */
public final class Credentials {
    private Credentials() {}

    /** The user. */
    public static String user(BackendOptions options) {
        String user = options.user();
        return user == null ? "sa" : user;
    }

    /** The password. */
    public static String password(BackendOptions options) {
        String password = options.password();
        return password == null ? "" : password;
    }
}
