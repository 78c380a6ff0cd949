package io.parsimony.rest.endpoint;

import io.parsimony.ParseException;
import io.parsimony.backend.BatchRequest;
import io.parsimony.backend.Caller;
import io.parsimony.backend.CreateRequest;
import io.parsimony.backend.DeleteRequest;
import io.parsimony.backend.FetchedObject;
import io.parsimony.backend.FindRequest;
import io.parsimony.backend.ParseBackend;
import io.parsimony.backend.SavedObject;
import io.parsimony.backend.WriteRequest;
import io.parsimony.operation.FieldOperation;
import io.parsimony.query.Comparison;
import io.parsimony.query.Constraint;
import io.parsimony.query.FieldPath;
import io.parsimony.rest.options.Idempotency;
import io.parsimony.rest.protocol.RestRequest;
import io.parsimony.schema.IndexDefinition;
import io.parsimony.schema.IndexKey;
import io.parsimony.value.DateValue;
import io.parsimony.value.ParseValue;
import io.parsimony.value.StringValue;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Refuses writes that come a second time ({@code parse-semantics.md} section 2.8). The ids that were seen are objects of class {@code
 * _Idempotency}, as in Parse Server, so that they outlive the process and are one for all processes on a database.
 */
final class RequestIds {
    private static final int DUPLICATE_REQUEST = 159;
    private static final String CLASS = "_Idempotency";
    private static final FieldPath ID = FieldPath.of("reqId");
    private static final FieldPath EXPIRE = FieldPath.of("expire");
    private static final String INDEX = "reqId_1";
    private static final int MOST_AT_ONCE = 1_000;
    private static final long BETWEEN_CLEANINGS_MILLIS = 60_000;
    private static final Set<String> METHODS = Set.of("POST", "PUT");
    private static final Set<String> PATHS = Set.of("functions", "jobs", "classes", "users", "installations");

    private final ParseBackend backend;
    private final Idempotency option;
    private final Clock clock;
    private final AtomicLong nextCleaning = new AtomicLong();
    private volatile boolean isReady;

    RequestIds(ParseBackend backend, Idempotency option, Clock clock) {
        this.backend = backend;
        this.option = option;
        this.clock = clock;
    }

    /**
     * Notes the request's id, whatever then becomes of the request.
     *
     * @throws ParseException DUPLICATE_REQUEST (159) when it was seen before
     */
    void note(RestRequest request) {
        String id = request.requestId();
        if (id == null
                || id.isEmpty()
                || !METHODS.contains(request.method())
                || request.path().isEmpty()
                || !PATHS.contains(request.segment(0))
                || !option.concerns(request.pathText())) {
            return;
        }
        prepare();
        clean();
        try {
            store(id);
        } catch (ParseException e) {
            if (e.getCode() != ParseException.DUPLICATE_VALUE) {
                throw e;
            }
            forgetIfExpired(id);
        }
    }

    /** The class may be another one now, without its index. */
    void prepareAgain() {
        isReady = false;
    }

    private SavedObject store(String id) {
        long end = clock.millis() + option.remembered().toMillis();
        return backend.create(
                Caller.MASTER,
                new CreateRequest(CLASS, Map.of(ID, set(new StringValue(id)), EXPIRE, set(new DateValue(end))), null));
    }

    private static FieldOperation set(ParseValue value) {
        return new FieldOperation.Set(value);
    }

    private void forgetIfExpired(String id) {
        Constraint same = new Constraint.Compare(ID, Comparison.EQUAL, new StringValue(id));
        for (FetchedObject seen : backend.find(Caller.MASTER, FindRequest.of(CLASS, same))) {
            if (seen.document().fields().members().get(EXPIRE.field()) instanceof DateValue end
                    && end.epochMillis() <= clock.millis()) {
                backend.delete(Caller.MASTER, new DeleteRequest(CLASS, seen.objectId()));
                try {
                    store(id);
                    return;
                } catch (ParseException e) {
                    if (e.getCode() != ParseException.DUPLICATE_VALUE) {
                        throw e;
                    }
                }
            }
        }
        throw new ParseException(DUPLICATE_REQUEST, "Duplicate request: this X-Parse-Request-Id was used before");
    }

    /** The index decides of two requests at once which was first; it can't be made before the class has the field. */
    private void prepare() {
        if (isReady) {
            return;
        }
        synchronized (this) {
            boolean hasIndex = backend.indexes(Caller.MASTER, CLASS).stream()
                    .anyMatch(index -> index.name().equals(INDEX));
            if (!hasIndex) {
                SavedObject first = store("first of all");
                backend.delete(Caller.MASTER, new DeleteRequest(CLASS, first.objectId()));
                backend.createIndex(
                        Caller.MASTER, new IndexDefinition(CLASS, INDEX, Map.of(ID.field(), IndexKey.ASCENDING), true));
            }
            isReady = true;
        }
    }

    private void clean() {
        long now = clock.millis();
        long due = nextCleaning.get();
        if (now < due || !nextCleaning.compareAndSet(due, now + BETWEEN_CLEANINGS_MILLIS)) {
            return;
        }
        Constraint over = new Constraint.Compare(EXPIRE, Comparison.LESS_THAN, new DateValue(now));
        List<WriteRequest> deletions =
                backend.find(Caller.MASTER, FindRequest.of(CLASS, over).withLimit(MOST_AT_ONCE)).stream()
                        .<WriteRequest>map(seen -> new DeleteRequest(CLASS, seen.objectId()))
                        .toList();
        if (!deletions.isEmpty()) {
            backend.batch(Caller.MASTER, new BatchRequest(deletions, BatchRequest.Atomicity.EACH_BY_ITSELF));
        }
    }
}
