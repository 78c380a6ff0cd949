package io.parsimony.rest.endpoint;

import io.parsimony.ParseException;
import io.parsimony.rest.protocol.RestRequest;
import io.parsimony.rest.protocol.UrlText;
import io.parsimony.value.ArrayValue;
import io.parsimony.value.BooleanValue;
import io.parsimony.value.NullValue;
import io.parsimony.value.ObjectValue;
import io.parsimony.value.ParseValue;
import io.parsimony.value.StringValue;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the requests of a batch. What is wrong with the form of one refuses the whole. */
final class BatchMembers {
    private static final Set<String> METHODS = Set.of("GET", "POST", "PUT", "DELETE");
    private static final Set<String> NOT_IN_BATCHES = Set.of("batch", "files");

    private final Router router;
    private final List<String> prefixes;
    private final int most;

    /**
     * Reads batches.
     *
     * @param router knows which requests there are
     * @param prefixes the paths of the mount as clients know it
     * @param most how many requests a batch may hold; 0 for any number
     */
    BatchMembers(Router router, List<String> prefixes, int most) {
        this.router = router;
        this.prefixes = prefixes.stream()
                .sorted(Comparator.comparing(String::length).reversed())
                .toList();
        this.most = most;
    }

    /** Whether one failure is to undo all. */
    boolean areAllOrNothing(RestRequest batch) {
        return batch.body().members().get("transaction") instanceof BooleanValue transaction && transaction.value();
    }

    /**
     * The requests, in order.
     *
     * @throws ParseException INVALID_JSON (107)
     */
    List<RestRequest> read(RestRequest batch) {
        if (!(batch.body().members().get("requests") instanceof ArrayValue requests)) {
            throw malformed("A batch needs an array 'requests'");
        }
        if (most > 0 && requests.elements().size() > most) {
            throw malformed("A batch may hold " + most + " requests but this one has "
                    + requests.elements().size());
        }
        List<RestRequest> members = new ArrayList<>();
        for (ParseValue request : requests.elements()) {
            members.add(member(batch, request));
        }
        return members;
    }

    private RestRequest member(RestRequest batch, ParseValue request) {
        Map<String, ParseValue> members = request instanceof ObjectValue object ? object.members() : Map.of();
        if (!(members.get("method") instanceof StringValue method) || !METHODS.contains(method.value())) {
            throw malformed("A request of a batch needs a 'method', one of GET, POST, PUT, DELETE");
        }
        if (!(members.get("path") instanceof StringValue path)) {
            throw malformed("A request of a batch needs a string 'path'");
        }
        RestRequest member =
                batch.member(method.value(), UrlText.segments(behindMount(path.value())), body(members.get("body")));
        if (!member.path().isEmpty() && NOT_IN_BATCHES.contains(member.segment(0))) {
            throw malformed("A batch can't hold a request to /" + member.segment(0));
        }
        if (router.find(member).isEmpty()) {
            throw malformed("A batch can't route " + member.method() + " " + path.value());
        }
        return member;
    }

    private String behindMount(String path) {
        for (String prefix : prefixes) {
            if (path.startsWith(prefix + "/")) {
                return path.substring(prefix.length());
            }
        }
        throw malformed("The paths of a batch's requests must begin with " + prefixes.get(0) + "/");
    }

    private static ObjectValue body(@Nullable ParseValue body) {
        if (body == null || body instanceof NullValue) {
            return ObjectValue.EMPTY;
        }
        if (body instanceof ObjectValue object) {
            return object;
        }
        throw malformed("The 'body' of a batch's request must be a JSON object");
    }

    private static ParseException malformed(String message) {
        return new ParseException(ParseException.INVALID_JSON, message);
    }
}
