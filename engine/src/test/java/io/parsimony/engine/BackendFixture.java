package io.parsimony.engine;

import io.parsimony.ParseException;
import io.parsimony.account.AccountOptions;
import io.parsimony.auth.AuthOptions;
import io.parsimony.backend.BackendOptions;
import io.parsimony.backend.Caller;
import io.parsimony.backend.CreateRequest;
import io.parsimony.backend.FetchedObject;
import io.parsimony.backend.FindRequest;
import io.parsimony.backend.GetRequest;
import io.parsimony.backend.SavedObject;
import io.parsimony.backend.SecurityOptions;
import io.parsimony.backend.SignUpRequest;
import io.parsimony.backend.SignedUpUser;
import io.parsimony.backend.UpdateRequest;
import io.parsimony.engine.memory.MemoryStore;
import io.parsimony.operation.FieldOperation;
import io.parsimony.query.Comparison;
import io.parsimony.query.Constraint;
import io.parsimony.query.FieldPath;
import io.parsimony.value.Acl;
import io.parsimony.value.NumberValue;
import io.parsimony.value.ParseValue;
import io.parsimony.value.StringValue;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.assertj.core.api.Assertions;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;

/** A backend over a store in maps, and short words for requests. */
final class BackendFixture {
    final MemoryStore store = new MemoryStore();
    final SettableClock clock = new SettableClock();
    final EngineBackend backend;

    BackendFixture() {
        this(true);
    }

    BackendFixture(boolean clientClassCreation) {
        backend = EngineBackend.over(
                store,
                new BackendOptions(
                        "memory",
                        null,
                        null,
                        clock,
                        10_000,
                        10,
                        clientClassCreation,
                        4,
                        Duration.ZERO,
                        null,
                        Integer.MAX_VALUE,
                        SecurityOptions.DEFAULT.withOpenExplanations(true),
                        AccountOptions.DEFAULT,
                        false,
                        AuthOptions.DEFAULT,
                        new SecureRandom(),
                        false));
    }

    static ParseValue text(String text) {
        return new StringValue(text);
    }

    static ParseValue number(double number) {
        return new NumberValue(number);
    }

    static FieldOperation set(ParseValue value) {
        return new FieldOperation.Set(value);
    }

    static Map<FieldPath, FieldOperation> operations(Object... pathsAndOperations) {
        Map<FieldPath, FieldOperation> operations = new LinkedHashMap<>();
        for (int i = 0; i < pathsAndOperations.length; i += 2) {
            Object operation = pathsAndOperations[i + 1];
            operations.put(
                    FieldPath.parse((String) pathsAndOperations[i]),
                    operation instanceof ParseValue value ? set(value) : (FieldOperation) operation);
        }
        return operations;
    }

    static Constraint equal(String path, ParseValue value) {
        return new Constraint.Compare(FieldPath.parse(path), Comparison.EQUAL, value);
    }

    static Acl acl(Set<String> readers, Set<String> writers) {
        return new Acl(readers, writers);
    }

    SavedObject create(String className, Object... fields) {
        return create(Caller.ANONYMOUS, className, null, fields);
    }

    SavedObject create(Caller caller, String className, @Nullable Acl acl, Object... fields) {
        return backend.create(caller, new CreateRequest(className, operations(fields), acl));
    }

    SavedObject update(String className, String objectId, Object... fields) {
        return update(Caller.ANONYMOUS, className, objectId, fields);
    }

    SavedObject update(Caller caller, String className, String objectId, Object... fields) {
        return backend.update(caller, new UpdateRequest(className, objectId, operations(fields), null));
    }

    Map<String, ParseValue> fields(String className, String objectId) {
        return get(Caller.MASTER, className, objectId).document().fields().members();
    }

    FetchedObject get(Caller caller, String className, String objectId) {
        return backend.get(caller, GetRequest.of(className, objectId));
    }

    List<FetchedObject> find(Caller caller, String className, Constraint where) {
        return backend.find(caller, FindRequest.of(className, where));
    }

    List<String> ids(String className, Constraint where) {
        return find(Caller.ANONYMOUS, className, where).stream()
                .map(FetchedObject::objectId)
                .toList();
    }

    SignedUpUser signUp(String username) {
        return backend.signUp(Caller.ANONYMOUS, new SignUpRequest(username, "secret", null, Map.of(), null));
    }

    static void assertRefused(int code, ThrowingCallable request) {
        Assertions.assertThatThrownBy(request)
                .isInstanceOfSatisfying(
                        ParseException.class,
                        e -> Assertions.assertThat(e.getCode())
                                .as(e.getMessage())
                                .isEqualTo(code));
    }
}
