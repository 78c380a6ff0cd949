package io.parsimony.cli.serve;

import io.parsimony.Parse;
import io.parsimony.ParseBuilder;
import io.parsimony.cli.CommandFailure;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/** The database that a server serves, as it is named: a file, a JDBC URL, or PostgreSQL's own URL, which Parse Server takes too. */
final class ServedDatabase {
    private static final String SUFFIX = ".mv.db";

    private ServedDatabase() {}

    /**
     * Begins to open it.
     *
     * @throws CommandFailure when there can be none of this name
     */
    static ParseBuilder builder(String name) {
        if (name.startsWith("jdbc:")) {
            return Parse.builder().url(name);
        }
        if (name.startsWith("postgres://") || name.startsWith("postgresql://")) {
            return postgres(name);
        }
        if (name.matches("[A-Za-z][A-Za-z0-9+.-]+://.*")) {
            throw CommandFailure.misunderstood(
                    "'databaseURI' names a database of a kind that is not supported; use a file, or"
                            + " postgres://user:password@host/name");
        }
        try {
            String file = name.endsWith(SUFFIX) ? name.substring(0, name.length() - SUFFIX.length()) : name;
            return Parse.builder().file(Path.of(file));
        } catch (InvalidPathException e) {
            throw CommandFailure.misunderstood("'databaseURI' is no name of a file");
        }
    }

    private static ParseBuilder postgres(String name) {
        URI uri;
        try {
            uri = new URI(name).parseServerAuthority();
        } catch (URISyntaxException e) {
            throw malformed();
        }
        if (uri.getHost() == null || uri.getPath() == null || uri.getPath().length() < 2) {
            throw malformed();
        }
        ParseBuilder builder = Parse.builder()
                .url("jdbc:postgresql://" + uri.getHost() + (uri.getPort() < 0 ? "" : ":" + uri.getPort())
                        + uri.getRawPath()
                        + (uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery()));
        String user = uri.getUserInfo();
        if (user == null) {
            return builder;
        }
        String[] parts = user.split(":", 2);
        return builder.credentials(parts[0], parts.length == 2 ? parts[1] : "");
    }

    /** Without the name, in which a password may stand. */
    private static CommandFailure malformed() {
        return CommandFailure.misunderstood(
                "'databaseURI' must be of the form postgres://user:password@host:port/name, with escapes for special characters");
    }

    /** The name as it may be shown: without a password. */
    static String shown(String name) {
        return name.split("[;?]", 2)[0].replaceFirst("//[^/@]*@", "//");
    }
}
