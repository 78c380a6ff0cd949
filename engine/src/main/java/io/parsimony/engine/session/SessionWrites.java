package io.parsimony.engine.session;

import io.parsimony.backend.CreateRequest;
import io.parsimony.backend.DeleteRequest;
import io.parsimony.backend.FetchedObject;
import io.parsimony.backend.UpdateRequest;
import io.parsimony.backend.WriteRequest;
import io.parsimony.engine.read.ObjectReader;
import io.parsimony.engine.schema.SessionFields;
import io.parsimony.engine.schema.SystemClasses;
import io.parsimony.engine.security.Identity;
import io.parsimony.engine.session.NewSession.Origin;
import io.parsimony.engine.write.ClientDrafts;
import io.parsimony.engine.write.Draft;
import io.parsimony.operation.FieldOperation;
import io.parsimony.query.FieldPath;
import io.parsimony.value.PointerValue;
import io.parsimony.value.StringValue;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a client's write to a session means ({@code parse-semantics.md} section 5.10; the guide's "Sessions"). Thread-safe. */
public final class SessionWrites {
    private static final FieldPath INSTALLATION_ID = FieldPath.of(SessionFields.INSTALLATION_ID);

    /** What a client that creates a session may send, but not set. */
    private static final Set<String> IGNORED = Set.of(
            SessionFields.USER,
            SessionFields.TOKEN,
            SessionFields.EXPIRES_AT,
            SessionFields.CREATED_WITH,
            SessionFields.RESTRICTED,
            SessionFields.INSTALLATION_ID);

    private final ObjectReader reader;
    private final ClientDrafts clientDrafts;
    private final Sessions sessions;
    private final SessionRows rows;

    /** Writes that pass the checks of clients' writes. */
    public SessionWrites(ObjectReader reader, ClientDrafts clientDrafts, Sessions sessions, SessionRows rows) {
        this.reader = reader;
        this.clientDrafts = clientDrafts;
        this.sessions = sessions;
        this.rows = rows;
    }

    /**
     * The write as a draft.
     *
     * @throws io.parsimony.ParseException as {@link ClientDrafts#of}; INVALID_SESSION_TOKEN (209) without a session, OBJECT_NOT_FOUND (101)
     *     for somebody else's, INVALID_KEY_NAME (105) for what the backend sets, OPERATION_FORBIDDEN (119) with a restricted session
     */
    public Draft draft(Identity identity, WriteRequest request) {
        if (identity.isUnrestricted()) {
            return byKey(clientDrafts.of(identity, request));
        }
        if (!(identity instanceof Identity.User user)) {
            throw SessionErrors.missing();
        }
        if (user.isRestricted() && !isOwnDevice(user, request)) {
            throw SessionErrors.restricted();
        }
        if (request instanceof CreateRequest create) {
            clientDrafts.of(user, create); // whatever else is wrong with it
            return create(user, create);
        }
        if (request instanceof UpdateRequest update) {
            requireOwn(user, update.objectId());
            return update(user, (Draft.Update) clientDrafts.of(user, update));
        }
        if (request instanceof DeleteRequest delete) {
            requireOwn(user, delete.objectId());
            return new Draft.Accompanied(
                    clientDrafts.of(user, delete), new OwnSession(user, delete.objectId(), null, rows));
        }
        return clientDrafts.of(user, request);
    }

    /** What a key writes is stored as given, but token and device of a session that is there stay. */
    private static Draft byKey(Draft draft) {
        if (draft instanceof Draft.Update update) {
            requireUntouched(update.operations(), SessionFields.TOKEN);
            if (update.operations().containsKey(INSTALLATION_ID)) {
                throw SessionErrors.installationId();
            }
        }
        return draft;
    }

    /** The one write that a restricted session may do: say on which device it is. */
    private static boolean isOwnDevice(Identity.User user, WriteRequest request) {
        return request instanceof UpdateRequest update
                && update.objectId().equals(user.sessionId())
                && update.operations().keySet().equals(Set.of(INSTALLATION_ID));
    }

    private Draft create(Identity.User user, CreateRequest request) {
        Map<FieldPath, FieldOperation> fields =
                new LinkedHashMap<>(clientDrafts.fields(user, SystemClasses.SESSION, "", request.operations()));
        String device = installationId(fields).orElse(null);
        fields.keySet().removeIf(path -> IGNORED.contains(path.field()));
        NewSession session = sessions.fresh(user.id(), Origin.CREATE, device, fields);
        return new Draft.Accompanied(session.draft(), new CreatedSession(session, rows));
    }

    private Draft update(Identity.User user, Draft.Update draft) {
        for (String field : Set.of(
                SessionFields.TOKEN, SessionFields.EXPIRES_AT, SessionFields.CREATED_WITH, SessionFields.RESTRICTED)) {
            requireUntouched(draft.operations(), field);
        }
        Map<FieldPath, FieldOperation> operations = new LinkedHashMap<>(draft.operations());
        operations
                .entrySet()
                .removeIf(entry -> entry.getKey().field().equals(SessionFields.USER)
                        && requireItself(user, entry.getKey(), entry.getValue()));
        Optional<String> device = installationId(operations);
        if (operations.containsKey(INSTALLATION_ID)
                && (device.isEmpty() || !draft.objectId().equals(user.sessionId()))) {
            throw SessionErrors.installationId();
        }
        device.ifPresent(id -> operations.put(INSTALLATION_ID, new FieldOperation.Set(new StringValue(id))));
        return new Draft.Accompanied(
                new Draft.Update(draft.className(), draft.objectId(), operations, null),
                new OwnSession(user, draft.objectId(), device.orElse(null), rows));
    }

    private static void requireUntouched(Map<FieldPath, FieldOperation> operations, String field) {
        if (operations.keySet().stream().anyMatch(path -> path.field().equals(field))) {
            throw SessionErrors.setByBackend(field);
        }
    }

    private static boolean requireItself(Identity.User user, FieldPath path, FieldOperation operation) {
        if (path.isNested()
                || !(operation instanceof FieldOperation.Set set)
                || !set.value().equals(new PointerValue(SystemClasses.USER, user.id()))) {
            throw SessionErrors.setByBackend(SessionFields.USER);
        }
        return true;
    }

    /** The id of the device that is set, in lower case; empty where it is set to nothing. */
    private static Optional<String> installationId(Map<FieldPath, FieldOperation> operations) {
        FieldOperation operation = operations.get(INSTALLATION_ID);
        return operation instanceof FieldOperation.Set set
                        && set.value() instanceof StringValue id
                        && !id.value().isEmpty()
                ? Optional.of(id.value().toLowerCase(Locale.ROOT))
                : Optional.empty();
    }

    /** Comes before the class grows by the fields of a write that is refused. */
    private void requireOwn(Identity.User user, String sessionId) {
        Optional<FetchedObject> session = reader.findById(SystemClasses.SESSION, sessionId);
        if (session.filter(
                        found -> isOf(user, found.document().fields().members().get(SessionFields.USER)))
                .isEmpty()) {
            throw SessionErrors.notFound();
        }
    }

    static boolean isOf(Identity.User user, @Nullable Object owner) {
        return new PointerValue(SystemClasses.USER, user.id()).equals(owner);
    }
}
