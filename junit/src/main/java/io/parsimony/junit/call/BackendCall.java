package io.parsimony.junit.call;

import io.parsimony.backend.Caller;
import io.parsimony.json.ValueJson;
import io.parsimony.query.Constraint;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One call of the port. It knows which fields are written but not what to: passwords must reach no report.
 *
 * <p>Thread-safe.
 */
public final class BackendCall {
    private final Operation operation;
    private final String className;
    private final @Nullable String objectId;
    private final Caller caller;
    private final String callerName;
    private final @Nullable Constraint constraint;
    private final Set<String> fields;
    private final boolean isInBatch;

    BackendCall(
            Operation operation,
            String className,
            @Nullable String objectId,
            Caller caller,
            String callerName,
            @Nullable Constraint constraint,
            Set<String> fields,
            boolean isInBatch) {
        this.operation = operation;
        this.className = className;
        this.objectId = objectId;
        this.caller = caller;
        this.callerName = callerName;
        this.constraint = constraint;
        this.fields = Collections.unmodifiableSet(new LinkedHashSet<>(fields));
        this.isInBatch = isInBatch;
    }

    /** What it does. */
    public Operation operation() {
        return operation;
    }

    /** The class that it is about: of log-ins {@code _User}; empty where it is about none. */
    public String className() {
        return className;
    }

    /** The object that it is about; empty for a new one, and for calls about several. */
    public Optional<String> objectId() {
        return Optional.ofNullable(objectId);
    }

    /** Who calls, by the key or token. */
    public Caller caller() {
        return caller;
    }

    /**
     * Who calls, for people: the username, {@code nobody}, {@code master}, {@code read-only master}, {@code maintenance}, or {@code an ended
     * session}.
     */
    public String callerName() {
        return callerName;
    }

    /** The constraint that objects must meet; empty where there is no such thing. */
    public Optional<Constraint> constraint() {
        return Optional.ofNullable(constraint);
    }

    /** The fields that are written, without their values; of other calls none. */
    public Set<String> fields() {
        return fields;
    }

    /** Whether it came as a member of a batch. */
    public boolean isInBatch() {
        return isInBatch;
    }

    /** A sentence such as {@code alice finds Post where {"title":"Hello"}}, without values that are secret. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(callerName()).append(' ').append(operation.verb());
        if (operation.namesItsClass() && !className.isEmpty()) {
            text.append(' ').append(className);
        }
        if (objectId != null) {
            text.append(' ').append(objectId);
        }
        if (constraint != null) {
            String where = ValueJson.write(Secrets.without(constraint));
            text.append(where.equals("{}") ? "" : " where " + where);
        }
        if (!fields.isEmpty()) {
            text.append(' ').append(fields);
        }
        return text.append(isInBatch ? " in a batch" : "").toString();
    }
}
