package io.parsimony.rest.protocol;

import java.net.InetAddress;
import java.util.List;
import java.util.Optional;

/** A request as it came over HTTP, its body read. */
public interface HttpCall {
    /** In upper case, as a rule. */
    String method();

    /** The path as it was sent, with its escapes. */
    String path();

    /** The query string as it was sent, without its question mark; empty for none. */
    String query();

    /** The first header of this name, whatever its case. */
    Optional<String> header(String name);

    /** All headers of this name, in the order in which they came. */
    List<String> headers(String name);

    /** The body; empty for none. Not to be changed. */
    byte[] body();

    /** Where it came from: the other end of the connection, or the one for whom a proxy asks that is believed. */
    InetAddress from();

    /** The URL of this server as the client knows it: scheme, host and port. */
    String origin();
}
