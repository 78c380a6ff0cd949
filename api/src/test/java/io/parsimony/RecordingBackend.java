package io.parsimony;

import io.parsimony.backend.AggregateRequest;
import io.parsimony.backend.BackendSnapshot;
import io.parsimony.backend.BatchOutcome;
import io.parsimony.backend.BatchRequest;
import io.parsimony.backend.Caller;
import io.parsimony.backend.ChallengeRequest;
import io.parsimony.backend.CheckReport;
import io.parsimony.backend.CheckRequest;
import io.parsimony.backend.CreateClassRequest;
import io.parsimony.backend.CreateRequest;
import io.parsimony.backend.DeleteRequest;
import io.parsimony.backend.DistinctRequest;
import io.parsimony.backend.Explanation;
import io.parsimony.backend.FetchedObject;
import io.parsimony.backend.FindRequest;
import io.parsimony.backend.FoundPage;
import io.parsimony.backend.GetRequest;
import io.parsimony.backend.JsonDocument;
import io.parsimony.backend.LogInAsRequest;
import io.parsimony.backend.LogInRequest;
import io.parsimony.backend.LogInWithOutcome;
import io.parsimony.backend.LogInWithRequest;
import io.parsimony.backend.LoggedInUser;
import io.parsimony.backend.ParseBackend;
import io.parsimony.backend.PasswordResetRequest;
import io.parsimony.backend.SavedObject;
import io.parsimony.backend.SignUpRequest;
import io.parsimony.backend.SignedUpUser;
import io.parsimony.backend.UpdateClassRequest;
import io.parsimony.backend.UpdateRequest;
import io.parsimony.backend.WriteRequest;
import io.parsimony.query.FieldPath;
import io.parsimony.schema.ClassSchema;
import io.parsimony.schema.IndexDefinition;
import io.parsimony.value.ObjectValue;
import io.parsimony.value.ParseValue;
import io.parsimony.value.PointerValue;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Writes down what it is asked, numbers new objects, and answers what the test put into it. */
final class RecordingBackend implements ParseBackend {
    private static final BackendSnapshot SNAPSHOT = new BackendSnapshot() {};

    static final Instant NOW = Instant.parse("2026-01-02T03:04:05.678Z");

    final List<Object> requests = new ArrayList<>();
    final List<Caller> callers = new ArrayList<>();
    final List<FetchedObject> answers = new ArrayList<>();
    final Map<String, ParseValue> results = new HashMap<>();
    final List<ParseValue> values = new ArrayList<>();
    final List<ObjectValue> rows = new ArrayList<>();
    /** Writes to these classes fail with 142. */
    final Set<String> refusing = new HashSet<>();
    /** What log-outs fail with; null when they don't. */
    @Nullable
    ParseException refusesLogOut;

    LogInWithOutcome outcome =
            new LogInWithOutcome.LoggedIn(new LoggedInUser(fetched("_User", "linked", "{}"), "token-of-linked"));
    /** The class that exists. */
    ClassSchema schema = new ClassSchema("Game", Map.of());

    Runnable duringWrite = () -> {};
    int closed;
    private int ids;

    static FetchedObject fetched(String className, String id, String json) {
        return fetched(className, id, json, Map.of());
    }

    static FetchedObject fetched(
            String className, String id, String json, Map<FieldPath, Map<PointerValue, FetchedObject>> included) {
        JsonDocument document = JsonDocument.ofUtf8(json.getBytes(StandardCharsets.UTF_8));
        return new FetchedObject(className, id, NOW, NOW, null, document, Map.of(), null, included);
    }

    <T> List<T> requests(Class<T> type) {
        return requests.stream().filter(type::isInstance).map(type::cast).toList();
    }

    @Override
    public FetchedObject get(Caller caller, GetRequest request) {
        record(caller, request);
        return answers.stream()
                .filter(answer -> answer.objectId().equals(request.objectId()))
                .findFirst()
                .orElseThrow(() -> new ParseException(ParseException.OBJECT_NOT_FOUND, "gone"));
    }

    @Override
    public List<FetchedObject> find(Caller caller, FindRequest request) {
        record(caller, request);
        return answers.stream().limit(request.limit()).toList();
    }

    @Override
    public long count(Caller caller, FindRequest request) {
        record(caller, request);
        return answers.size();
    }

    @Override
    public FoundPage findAndCount(Caller caller, FindRequest request) {
        return new FoundPage(find(caller, request), answers.size());
    }

    @Override
    public List<ParseValue> distinct(Caller caller, DistinctRequest request) {
        record(caller, request);
        return values;
    }

    @Override
    public List<ObjectValue> aggregate(Caller caller, AggregateRequest request) {
        record(caller, request);
        return rows;
    }

    @Override
    public Explanation explain(Caller caller, FindRequest request) {
        record(caller, request);
        return new Explanation(List.of(), "select", List.of(), "scan", List.of());
    }

    @Override
    public Explanation explainCount(Caller caller, FindRequest request) {
        return explain(caller, request);
    }

    @Override
    public SavedObject create(Caller caller, CreateRequest request) {
        record(caller, request);
        return write(request);
    }

    @Override
    public SavedObject update(Caller caller, UpdateRequest request) {
        record(caller, request);
        return write(request);
    }

    @Override
    public void delete(Caller caller, DeleteRequest request) {
        record(caller, request);
        refuse(request);
    }

    @Override
    public List<BatchOutcome> batch(Caller caller, BatchRequest request) {
        record(caller, request);
        return request.writes().stream().map(this::outcome).toList();
    }

    @Override
    public SignedUpUser signUp(Caller caller, SignUpRequest request) {
        record(caller, request);
        return new SignedUpUser(saved("user" + ++ids), "token-of-" + request.username());
    }

    @Override
    public LoggedInUser logIn(Caller caller, LogInRequest request) {
        record(caller, request);
        String json = "{\"username\":\"" + request.username() + "\"}";
        return new LoggedInUser(fetched("_User", "user1", json), "token-of-" + request.username());
    }

    @Override
    public LogInWithOutcome logInWith(Caller caller, LogInWithRequest request) {
        record(caller, request);
        return outcome;
    }

    @Override
    public ObjectValue challenge(Caller caller, ChallengeRequest request) {
        record(caller, request);
        return ObjectValue.EMPTY;
    }

    @Override
    public FetchedObject currentUser(Caller caller) {
        record(caller, "currentUser");
        return fetched("_User", "user1", "{\"username\":\"ann\"}");
    }

    @Override
    public LoggedInUser logInAs(Caller caller, LogInAsRequest request) {
        record(caller, request);
        return new LoggedInUser(fetched("_User", request.userId(), "{}"), "token-of-" + request.userId());
    }

    @Override
    public FetchedObject verifyPassword(Caller caller, LogInRequest request) {
        record(caller, request);
        return fetched("_User", "user1", "{\"username\":\"ann\"}");
    }

    @Override
    public FetchedObject currentSession(Caller caller) {
        record(caller, "currentSession");
        return fetched("_Session", "session1", "{\"sessionToken\":\"t\",\"restricted\":false}");
    }

    @Override
    public FetchedObject upgradeSession(Caller caller) {
        record(caller, "upgradeSession");
        return fetched("_Session", "session2", "{\"sessionToken\":\"t2\",\"restricted\":false}");
    }

    @Override
    public void requestPasswordReset(Caller caller, String email) {
        record(caller, "requestPasswordReset");
    }

    @Override
    public void checkPasswordReset(Caller caller, String token) {
        record(caller, "checkPasswordReset");
    }

    @Override
    public void resetPassword(Caller caller, PasswordResetRequest request) {
        record(caller, request);
    }

    @Override
    public void requestEmailVerification(Caller caller, String email) {
        record(caller, "requestEmailVerification");
    }

    @Override
    public void verifyEmail(Caller caller, String token) {
        record(caller, "verifyEmail");
    }

    @Override
    public void logOut(Caller caller) {
        record(caller, "logOut");
        if (refusesLogOut != null) {
            throw refusesLogOut;
        }
    }

    @Override
    public void createIndex(Caller caller, IndexDefinition index) {
        record(caller, index);
    }

    @Override
    public void deleteIndex(Caller caller, String className, String name) {
        record(caller, className + "." + name);
    }

    @Override
    public List<ClassSchema> schemas(Caller caller) {
        record(caller, "schemas");
        return List.of();
    }

    @Override
    public ClassSchema schema(Caller caller, String className) {
        record(caller, "schema of " + className);
        return schema;
    }

    @Override
    public ClassSchema createClass(Caller caller, CreateClassRequest request) {
        record(caller, request);
        return schema;
    }

    @Override
    public ClassSchema updateClass(Caller caller, UpdateClassRequest request) {
        record(caller, request);
        return schema;
    }

    @Override
    public void deleteClass(Caller caller, String className) {
        record(caller, "delete class " + className);
    }

    @Override
    public void purgeClass(Caller caller, String className) {
        record(caller, "purge class " + className);
    }

    @Override
    public List<IndexDefinition> indexes(Caller caller, String className) {
        record(caller, "indexes of " + className);
        return List.of();
    }

    @Override
    public CheckReport check(Caller caller, CheckRequest request) {
        record(caller, request);
        return new CheckReport(0, Map.of(), List.of());
    }

    @Override
    public BackendSnapshot snapshot(Caller caller) {
        record(caller, "snapshot");
        return SNAPSHOT;
    }

    @Override
    public void restore(Caller caller, BackendSnapshot snapshot) {
        record(caller, snapshot);
    }

    @Override
    public void close() {
        closed++;
    }

    private void record(Caller caller, Object request) {
        callers.add(caller);
        requests.add(request);
    }

    private BatchOutcome outcome(WriteRequest request) {
        try {
            if (request instanceof DeleteRequest) {
                refuse(request);
                return new BatchOutcome.Deleted();
            }
            return new BatchOutcome.Saved(write(request));
        } catch (ParseException e) {
            return new BatchOutcome.Failed(e);
        }
    }

    private SavedObject write(WriteRequest request) {
        duringWrite.run();
        refuse(request);
        return saved(request instanceof UpdateRequest update ? update.objectId() : "id" + ++ids);
    }

    private SavedObject saved(String id) {
        return new SavedObject(id, NOW, NOW, results);
    }

    private void refuse(WriteRequest request) {
        if (refusing.contains(request.className())) {
            throw new ParseException(ParseException.VALIDATION_ERROR, "refused: " + request.className());
        }
    }
}
