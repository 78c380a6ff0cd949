package io.parsimony.junit.call;

import io.parsimony.backend.AggregateRequest;
import io.parsimony.backend.BackendSnapshot;
import io.parsimony.backend.BatchOutcome;
import io.parsimony.backend.BatchRequest;
import io.parsimony.backend.Caller;
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
import io.parsimony.backend.ParseBackend;
import io.parsimony.backend.RestoreMembersRequest;
import io.parsimony.backend.RestoreRequest;
import io.parsimony.backend.SavedObject;
import io.parsimony.backend.UpdateClassRequest;
import io.parsimony.backend.UpdateRequest;
import io.parsimony.backend.WriteRequest;
import io.parsimony.query.Constraint;
import io.parsimony.schema.ClassSchema;
import io.parsimony.schema.IndexDefinition;
import io.parsimony.value.ObjectValue;
import io.parsimony.value.ParseValue;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/**
 * A backend whose calls go through interceptors, whoever makes them: Java callers by {@link io.parsimony.Parse#on}, those of other languages
 * by a gateway in front of it.
 *
 * <p>Thread-safe. Closing it closes the backend.
 */
public final class InterceptedBackend extends InterceptedAccounts implements ParseBackend {
    private InterceptedBackend(ParseBackend backend, List<CallInterceptor> outermostFirst) {
        super(backend, outermostFirst);
    }

    /** A backend with interceptors in front of it, the one next to the callers first. */
    public static InterceptedBackend around(ParseBackend backend, CallInterceptor... outermostFirst) {
        return new InterceptedBackend(backend, List.of(outermostFirst));
    }

    // -- Reads -----------------------------------------------------------------------------------------------------

    @Override
    public FetchedObject get(Caller caller, GetRequest request) {
        BackendCall call = call(Operation.GET, request.className(), request.objectId(), caller, null, Set.of(), false);
        return interceptors.around(call, () -> backend.get(caller, request), Answers::of);
    }

    @Override
    public List<FetchedObject> find(Caller caller, FindRequest request) {
        return interceptors.around(
                about(Operation.FIND, caller, request), () -> backend.find(caller, request), Answers::objects);
    }

    @Override
    public long count(Caller caller, FindRequest request) {
        return interceptors.around(
                about(Operation.COUNT, caller, request), () -> backend.count(caller, request), Answers::count);
    }

    @Override
    public FoundPage findAndCount(Caller caller, FindRequest request) {
        return interceptors.around(
                about(Operation.FIND, caller, request), () -> backend.findAndCount(caller, request), Answers::of);
    }

    @Override
    public List<ParseValue> distinct(Caller caller, DistinctRequest request) {
        return interceptors.around(
                reading(Operation.DISTINCT, request.className(), caller, request.where()),
                () -> backend.distinct(caller, request),
                values -> Answers.number(values, "value"));
    }

    @Override
    public List<ObjectValue> aggregate(Caller caller, AggregateRequest request) {
        return interceptors.around(
                reading(Operation.AGGREGATE, request.className(), caller, request.where()),
                () -> backend.aggregate(caller, request),
                rows -> Answers.number(rows, "row"));
    }

    @Override
    public Explanation explain(Caller caller, FindRequest request) {
        return interceptors.around(
                about(Operation.EXPLAIN, caller, request),
                () -> backend.explain(caller, request),
                plan -> Answers.DONE);
    }

    @Override
    public Explanation explainCount(Caller caller, FindRequest request) {
        return interceptors.around(
                about(Operation.EXPLAIN, caller, request),
                () -> backend.explainCount(caller, request),
                plan -> Answers.DONE);
    }

    private BackendCall about(Operation operation, Caller caller, FindRequest request) {
        return reading(operation, request.className(), caller, request.where());
    }

    private BackendCall reading(Operation operation, String className, Caller caller, Constraint where) {
        return call(operation, className, null, caller, where, Set.of(), false);
    }

    // -- Writes ----------------------------------------------------------------------------------------------------

    @Override
    public SavedObject create(Caller caller, CreateRequest request) {
        return interceptors.around(writing(caller, request, false), () -> backend.create(caller, request), Answers::of);
    }

    @Override
    public SavedObject update(Caller caller, UpdateRequest request) {
        return interceptors.around(writing(caller, request, false), () -> backend.update(caller, request), Answers::of);
    }

    @Override
    public void delete(Caller caller, DeleteRequest request) {
        done(writing(caller, request, false), () -> backend.delete(caller, request));
    }

    @Override
    public List<BatchOutcome> batch(Caller caller, BatchRequest request) {
        List<BackendCall> calls = request.writes().stream()
                .map(write -> writing(caller, write, true))
                .toList();
        return new InterceptedBatch(backend, interceptors, caller, request, calls).run();
    }

    private BackendCall writing(Caller caller, WriteRequest request, boolean isInBatch) {
        String className = request.className();
        if (request instanceof CreateRequest create) {
            Set<String> fields = fields(create.operations().keySet());
            return call(Operation.CREATE, className, null, caller, null, fields, isInBatch);
        }
        if (request instanceof UpdateRequest update) {
            Set<String> fields = fields(update.operations().keySet());
            return call(Operation.UPDATE, className, update.objectId(), caller, null, fields, isInBatch);
        }
        if (request instanceof DeleteRequest delete) {
            return call(Operation.DELETE, className, delete.objectId(), caller, null, Set.of(), isInBatch);
        }
        if (request instanceof RestoreRequest restore) {
            Set<String> fields = restore.fields().keySet();
            return call(Operation.RESTORE, className, restore.objectId(), caller, null, fields, isInBatch);
        }
        RestoreMembersRequest members = (RestoreMembersRequest) request;
        return call(Operation.RESTORE, className, members.objectId(), caller, null, Set.of(members.field()), isInBatch);
    }

    // -- Classes and the database ----------------------------------------------------------------------------------

    @Override
    public List<ClassSchema> schemas(Caller caller) {
        return around(
                Operation.SCHEMA, "", caller, () -> backend.schemas(caller), classes -> classes.size() + " in all");
    }

    @Override
    public ClassSchema schema(Caller caller, String className) {
        return schema(caller, className, () -> backend.schema(caller, className));
    }

    @Override
    public ClassSchema createClass(Caller caller, CreateClassRequest request) {
        return schema(caller, request.className(), () -> backend.createClass(caller, request));
    }

    @Override
    public ClassSchema updateClass(Caller caller, UpdateClassRequest request) {
        return schema(caller, request.className(), () -> backend.updateClass(caller, request));
    }

    private ClassSchema schema(Caller caller, String className, Supplier<ClassSchema> work) {
        return around(Operation.SCHEMA, className, caller, work, answer -> Answers.DONE);
    }

    @Override
    public void deleteClass(Caller caller, String className) {
        done(Operation.SCHEMA, className, caller, () -> backend.deleteClass(caller, className));
    }

    @Override
    public void purgeClass(Caller caller, String className) {
        done(Operation.SCHEMA, className, caller, () -> backend.purgeClass(caller, className));
    }

    @Override
    public void createIndex(Caller caller, IndexDefinition index) {
        done(Operation.INDEX, index.className(), caller, () -> backend.createIndex(caller, index));
    }

    @Override
    public void deleteIndex(Caller caller, String className, String name) {
        done(Operation.INDEX, className, caller, () -> backend.deleteIndex(caller, className, name));
    }

    @Override
    public List<IndexDefinition> indexes(Caller caller, String className) {
        return around(
                Operation.INDEX,
                className,
                caller,
                () -> backend.indexes(caller, className),
                indexes -> indexes.size() + " in all");
    }

    @Override
    public CheckReport check(Caller caller, CheckRequest request) {
        return around(
                Operation.CHECK,
                "",
                caller,
                () -> backend.check(caller, request),
                report -> report.isClean() ? "clean" : report.left() + " findings");
    }

    @Override
    public BackendSnapshot snapshot(Caller caller) {
        return around(Operation.SNAPSHOT, "", caller, () -> backend.snapshot(caller), snapshot -> Answers.DONE);
    }

    @Override
    public void restore(Caller caller, BackendSnapshot snapshot) {
        done(Operation.SNAPSHOT, "", caller, () -> backend.restore(caller, snapshot));
    }

    @Override
    public void close() {
        backend.close();
    }
}
