package io.parsimony.rest.protocol;

import io.parsimony.ParseException;
import java.time.Duration;
import java.util.Map;

/** A request that does not get as far as the backend, with the status that says so. */
public final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int status;
    private final transient ParseException error;
    private final boolean tellsCode;
    private final transient Map<String, String> headers;

    private Refusal(int status, ParseException error, boolean tellsCode) {
        this(status, error, tellsCode, Map.of());
    }

    private Refusal(int status, ParseException error, boolean tellsCode, Map<String, String> headers) {
        super(error.getMessage(), null, false, false); // intentional: no stack, it is an answer and no failure
        this.status = status;
        this.error = error;
        this.tellsCode = tellsCode;
        this.headers = Map.copyOf(headers);
    }

    /** Without the keys that let a request in. In Parse's own word, which says no more. */
    public static Refusal unauthorized() {
        return new Refusal(403, new ParseException(ParseException.OPERATION_FORBIDDEN, "unauthorized"), false);
    }

    /** Without the master key where it is needed. Parse tells no code. */
    public static Refusal masterKeyRequired() {
        return new Refusal(
                403,
                new ParseException(ParseException.OPERATION_FORBIDDEN, "unauthorized: master key is required"),
                false);
    }

    /** For what is no part of the protocol. */
    public static Refusal noSuchRoute(String method, String path) {
        return new Refusal(
                404,
                new ParseException(
                        ParseException.INVALID_JSON,
                        "There is no " + method + " " + path + "; check the path and the mount path"),
                true);
    }

    /** For what is not among what may be asked for. Of what there is, it tells nothing. */
    public static Refusal routeNotAllowed() {
        return new Refusal(
                400,
                new ParseException(
                        ParseException.OPERATION_FORBIDDEN,
                        "This path is not open to clients; ask with the master key, or have it added to the server's routeAllowList"),
                true);
    }

    /** More often than a limit lets. */
    public static Refusal tooManyRequests(String message, Duration left) {
        long seconds = Math.max(1, left.plusNanos(999_999_999).toSeconds());
        return new Refusal(
                429,
                new ParseException(ParseException.CONNECTION_FAILED, message),
                true,
                Map.of("Retry-After", String.valueOf(seconds)));
    }

    /** A batch with more members than a limit lets; with Parse Server's status. */
    public static Refusal tooManyMembers(String message) {
        return new Refusal(400, new ParseException(ParseException.CONNECTION_FAILED, message), true);
    }

    /** With a body of more bytes than the gateway takes. */
    public static Refusal tooLarge(long mostBytes) {
        return new Refusal(
                413,
                new ParseException(
                        ParseException.OBJECT_TOO_LARGE, "The request's body is larger than " + mostBytes + " bytes"),
                true);
    }

    /** Of a transaction that one of its members undid; never a status that makes SDKs try again. */
    public static Refusal undone(ParseException error) {
        return new Refusal(400, error, true);
    }

    /** With a body that did not come in time. */
    public static Refusal tooSlow() {
        return new Refusal(
                408,
                new ParseException(ParseException.TIMEOUT, "The request took too long to arrive; send it again"),
                true);
    }

    /** With what is no HTTP, or what HTTP's own rules refuse. */
    public static Refusal ofHttp(int status, String reason) {
        int code = status == 500 ? ParseException.INTERNAL_SERVER_ERROR : ParseException.INVALID_JSON;
        return new Refusal(status, new ParseException(code, reason), true);
    }

    /** HTTP's status. */
    public int status() {
        return status;
    }

    /** The same as an error of Parse's, for members of a batch, which have no status. */
    public ParseException error() {
        return error;
    }

    /** Headers of the answer. */
    public Map<String, String> headers() {
        return headers;
    }

    /** Whether the answer says the error's code. */
    public boolean tellsCode() {
        return tellsCode;
    }
}
