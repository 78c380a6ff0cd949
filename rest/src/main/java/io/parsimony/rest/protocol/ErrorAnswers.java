package io.parsimony.rest.protocol;

import io.parsimony.ParseException;
import io.parsimony.json.ValueJson;
import java.io.ByteArrayOutputStream;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import tools.jackson.core.JsonGenerator;

/**
 * What is answered to a request that failed ({@code parse-semantics.md} section 11.4): Parse's error with its code, and the status that goes
 * with it. Nothing of what went wrong inside leaves the process.
 */
public final class ErrorAnswers {
    private static final Logger LOG = System.getLogger(ErrorAnswers.class.getName());
    private static final String OURS = "Something went wrong inside of the server; its log tells what";

    private ErrorAnswers() {}

    /** The answer to whatever was thrown. */
    public static Answer of(Throwable failure) {
        if (failure instanceof Refusal refusal) {
            return Answer.json(refusal.status(), body(refusal.error(), refusal.tellsCode()))
                    .withHeaders(refusal.headers());
        }
        ParseException error = known(failure);
        return Answer.json(status(error), body(error, true));
    }

    /** An error of Parse's in its JSON form: {@code {"code":101,"error":"Object not found."}}. */
    public static byte[] json(ParseException error) {
        return body(error, true);
    }

    /** What was thrown as an error that may be told. */
    public static ParseException known(Throwable failure) {
        if (failure instanceof ParseException error) {
            if (error.getCode() == ParseException.INTERNAL_SERVER_ERROR) {
                LOG.log(Level.ERROR, "A request failed", failure);
                return error.getCause() == null ? error : new ParseException(error.getCode(), OURS);
            }
            return error;
        }
        if (failure instanceof Refusal refusal) {
            return refusal.error();
        }
        if (failure instanceof StackOverflowError) {
            return new ParseException(ParseException.INVALID_JSON, "The request's JSON is nested too deep");
        }
        LOG.log(Level.ERROR, "A request failed", failure);
        return new ParseException(ParseException.INTERNAL_SERVER_ERROR, OURS);
    }

    private static int status(ParseException error) {
        return switch (error.getCode()) {
            case ParseException.OBJECT_NOT_FOUND -> 404;
            case ParseException.INTERNAL_SERVER_ERROR -> 500;
            // the database or the backend is gone: whoever tries again may find it
            case ParseException.CONNECTION_FAILED -> 503;
            default -> 400;
        };
    }

    private static byte[] body(ParseException error, boolean tellsCode) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(128);
        try (JsonGenerator out = ValueJson.generator(bytes)) {
            out.writeStartObject();
            if (tellsCode) {
                out.writeNumberProperty("code", error.getCode());
            }
            out.writeStringProperty("error", String.valueOf(error.getMessage()));
            out.writeEndObject();
        }
        return bytes.toByteArray();
    }
}
