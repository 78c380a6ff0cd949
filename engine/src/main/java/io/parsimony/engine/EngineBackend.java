package io.parsimony.engine;

import io.parsimony.ParseException;
import io.parsimony.backend.AggregateRequest;
import io.parsimony.backend.BackendOptions;
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
import io.parsimony.backend.LogInRequest;
import io.parsimony.backend.LoggedInUser;
import io.parsimony.backend.ParseBackend;
import io.parsimony.backend.SavedObject;
import io.parsimony.backend.SignUpRequest;
import io.parsimony.backend.SignedUpUser;
import io.parsimony.backend.UpdateClassRequest;
import io.parsimony.backend.UpdateRequest;
import io.parsimony.backend.WriteRequest;
import io.parsimony.engine.administration.Classes;
import io.parsimony.engine.administration.Indexes;
import io.parsimony.engine.aggregate.Aggregation;
import io.parsimony.engine.check.DatabaseCheck;
import io.parsimony.engine.plan.QueriedClasses;
import io.parsimony.engine.plan.QueryPlanner;
import io.parsimony.engine.read.ObjectReader;
import io.parsimony.engine.role.RoleClass;
import io.parsimony.engine.role.RoleDrafts;
import io.parsimony.engine.role.RoleMemberships;
import io.parsimony.engine.schema.SchemaCatalogue;
import io.parsimony.engine.schema.SystemClasses;
import io.parsimony.engine.security.ClassAccess;
import io.parsimony.engine.security.DefaultAcls;
import io.parsimony.engine.security.Identity;
import io.parsimony.engine.security.IdentityChanges;
import io.parsimony.engine.security.PasswordHashing;
import io.parsimony.engine.security.ProtectedFields;
import io.parsimony.engine.store.Store;
import io.parsimony.engine.user.Sessions;
import io.parsimony.engine.user.UserClasses;
import io.parsimony.engine.user.Users;
import io.parsimony.engine.write.ClientDrafts;
import io.parsimony.engine.write.Draft;
import io.parsimony.engine.write.ObjectIdGenerator;
import io.parsimony.engine.write.ObjectWriter;
import io.parsimony.schema.ClassSchema;
import io.parsimony.schema.IndexDefinition;
import io.parsimony.value.ObjectValue;
import io.parsimony.value.ParseValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Function;

/** Parse's semantics over a store. Thread-safe. */
public final class EngineBackend implements ParseBackend {
    private final Door door;
    private final Sessions sessions;
    private final ObjectReader reader;
    private final ObjectWriter writer;
    private final Users users;
    private final RoleDrafts roles;
    private final Indexes indexes;
    private final Classes classes;
    private final DatabaseCheck check;
    private final Aggregation aggregation;

    private EngineBackend(
            Door door,
            Sessions sessions,
            ObjectReader reader,
            ObjectWriter writer,
            Users users,
            RoleDrafts roles,
            Indexes indexes,
            Classes classes,
            DatabaseCheck check,
            Aggregation aggregation) {
        this.door = door;
        this.sessions = sessions;
        this.reader = reader;
        this.writer = writer;
        this.users = users;
        this.roles = roles;
        this.indexes = indexes;
        this.classes = classes;
        this.check = check;
        this.aggregation = aggregation;
    }

    /** A backend over an open store, which it closes when it is closed itself. */
    public static EngineBackend over(Store store, BackendOptions options) {
        return over(store, options, ObjectIdGenerator.random());
    }

    /** The same with ids of the caller's choice. */
    static EngineBackend over(Store store, BackendOptions options, ObjectIdGenerator ids) {
        SchemaCatalogue catalogue = new SchemaCatalogue(store.schemas());
        ObjectReader reader = new ObjectReader(
                catalogue,
                new QueriedClasses(catalogue, new ProtectedFields(options.security()), options.clientClassCreation()),
                new QueryPlanner(store.objects()),
                options.clock(),
                options.maxLimit());
        ObjectWriter writer = new ObjectWriter(store.objects(), catalogue, ids, options);
        RoleMemberships memberships = new RoleMemberships(reader, () -> store.announced(IdentityChanges.ROLES));
        Sessions sessions = new Sessions(
                reader, writer, memberships, () -> store.announced(IdentityChanges.SESSIONS), options.clock());
        ClientDrafts clientDrafts = new ClientDrafts(options.maxNesting());
        Users users = new Users(
                reader,
                writer,
                clientDrafts,
                ids,
                sessions,
                new UserClasses(catalogue, store.schemas()),
                new PasswordHashing(options.bcryptCost()),
                new DefaultAcls(catalogue, options.security().privateUsers()));
        Indexes indexes = new Indexes(catalogue, store.schemas());
        return new EngineBackend(
                new Door(store),
                sessions,
                reader,
                writer,
                users,
                new RoleDrafts(clientDrafts, new RoleClass(catalogue, store.schemas())),
                indexes,
                new Classes(catalogue, store.schemas(), store.objects(), indexes, reader::countAll),
                new DatabaseCheck(store.checks(), catalogue),
                new Aggregation(catalogue, reader.objects(), options.clock(), Random::new));
    }

    @Override
    public FetchedObject get(Caller caller, GetRequest request) {
        return asked(caller, request.className(), identity -> reader.get(identity, request));
    }

    @Override
    public List<FetchedObject> find(Caller caller, FindRequest request) {
        return asked(caller, request.className(), identity -> reader.find(identity, request));
    }

    @Override
    public long count(Caller caller, FindRequest request) {
        return asked(caller, request.className(), identity -> reader.count(identity, request));
    }

    @Override
    public FoundPage findAndCount(Caller caller, FindRequest request) {
        return asked(caller, request.className(), identity -> reader.findAndCount(identity, request));
    }

    @Override
    public List<ParseValue> distinct(Caller caller, DistinctRequest request) {
        return asked(caller, request.className(), identity -> {
            requireMaster(identity, "The different values of a field can only be listed");
            return aggregation.distinct(request);
        });
    }

    @Override
    public List<ObjectValue> aggregate(Caller caller, AggregateRequest request) {
        return asked(caller, request.className(), identity -> {
            requireMaster(identity, "Objects can only be aggregated");
            return aggregation.run(request);
        });
    }

    @Override
    public Explanation explain(Caller caller, FindRequest request) {
        return asked(caller, request.className(), identity -> reader.explain(identity, request));
    }

    @Override
    public Explanation explainCount(Caller caller, FindRequest request) {
        return asked(caller, request.className(), identity -> reader.explainCount(identity, request));
    }

    @Override
    public SavedObject create(Caller caller, CreateRequest request) {
        return saved(write(caller, request));
    }

    @Override
    public SavedObject update(Caller caller, UpdateRequest request) {
        return saved(write(caller, request));
    }

    @Override
    public void delete(Caller caller, DeleteRequest request) {
        write(caller, request);
    }

    private BatchOutcome write(Caller caller, WriteRequest request) {
        return asked(caller, request.className(), identity -> {
            BatchOutcome outcome = writer.write(identity, draft(identity, request));
            users.written(identity, request);
            return outcome;
        });
    }

    private Draft draft(Identity identity, WriteRequest request) {
        ClassAccess.requireWriter(identity);
        return request.className().equals(SystemClasses.ROLE)
                ? roles.of(identity, request)
                : users.draft(identity, request);
    }

    private static SavedObject saved(BatchOutcome outcome) {
        if (outcome instanceof BatchOutcome.Saved saved) {
            return saved.object();
        }
        throw new IllegalStateException("A create or update answers what it saved");
    }

    @Override
    public List<BatchOutcome> batch(Caller caller, BatchRequest request) {
        String className =
                request.writes().isEmpty() ? "" : request.writes().get(0).className();
        return asked(caller, className, identity -> {
            List<ObjectWriter.Member> members = new ArrayList<>();
            for (WriteRequest write : request.writes()) {
                members.add(new ObjectWriter.Member(identity, write.className(), () -> draft(identity, write)));
            }
            List<BatchOutcome> outcomes = writer.batch(members, request.atomicity());
            for (int i = 0; i < outcomes.size(); i++) {
                if (!(outcomes.get(i) instanceof BatchOutcome.Failed
                        || outcomes.get(i) instanceof BatchOutcome.Skipped)) {
                    users.written(identity, request.writes().get(i));
                }
            }
            return outcomes;
        });
    }

    @Override
    public SignedUpUser signUp(Caller caller, SignUpRequest request) {
        return asked(caller, SystemClasses.USER, identity -> {
            ClassAccess.requireWriter(identity);
            return users.signUp(identity, request);
        });
    }

    /** Whoever asks: a log-in does not look at the caller's session ({@code parse-semantics.md} section 4.1). */
    @Override
    public LoggedInUser logIn(Caller caller, LogInRequest request) {
        return door.through(SystemClasses.USER, () -> users.logIn(request));
    }

    @Override
    public FetchedObject currentUser(Caller caller) {
        return asked(caller, SystemClasses.USER, users::current);
    }

    @Override
    public void logOut(Caller caller) {
        asked(caller, SystemClasses.SESSION, identity -> {
            users.logOut(identity);
            return identity;
        });
    }

    @Override
    public void createIndex(Caller caller, IndexDefinition index) {
        asked(caller, index.className(), identity -> {
            requireWritingMaster(identity, "Indexes can only be made");
            return indexes.create(index);
        });
    }

    @Override
    public void deleteIndex(Caller caller, String className, String name) {
        asked(caller, className, identity -> {
            requireWritingMaster(identity, "Indexes can only be dropped");
            indexes.delete(className, name);
            return name;
        });
    }

    @Override
    public List<ClassSchema> schemas(Caller caller) {
        return asked(caller, "", identity -> {
            requireMaster(identity, "Classes can only be listed");
            return classes.all();
        });
    }

    @Override
    public ClassSchema schema(Caller caller, String className) {
        return asked(caller, className, identity -> {
            requireMaster(identity, "Classes can only be described");
            return classes.describe(className);
        });
    }

    @Override
    public ClassSchema createClass(Caller caller, CreateClassRequest request) {
        return asked(caller, request.className(), identity -> {
            requireWritingMaster(identity, "Classes can only be made as wholes");
            return classes.create(request);
        });
    }

    @Override
    public ClassSchema updateClass(Caller caller, UpdateClassRequest request) {
        return asked(caller, request.className(), identity -> {
            requireWritingMaster(identity, "Classes can only be changed");
            return classes.update(request);
        });
    }

    @Override
    public void deleteClass(Caller caller, String className) {
        asked(caller, className, identity -> {
            requireWritingMaster(identity, "Classes can only be removed");
            classes.delete(className);
            return className;
        });
    }

    @Override
    public void purgeClass(Caller caller, String className) {
        asked(caller, className, identity -> {
            requireWritingMaster(identity, "All objects of a class can only be deleted");
            classes.purge(className);
            return className;
        });
    }

    @Override
    public List<IndexDefinition> indexes(Caller caller, String className) {
        return asked(caller, className, identity -> {
            requireMaster(identity, "Indexes can only be listed");
            return indexes.of(className);
        });
    }

    @Override
    public CheckReport check(Caller caller, CheckRequest request) {
        return asked(caller, "", identity -> {
            requireMaster(identity, "The database can only be checked");
            if (request.mode() == CheckRequest.Mode.FIND) {
                return check.run(request);
            }
            ClassAccess.requireWriter(identity);
            CheckReport report = check.run(request);
            writer.announceIdentities();
            return report;
        });
    }

    private static void requireMaster(Identity identity, String what) {
        if (!identity.isMaster()) {
            throw new ParseException(ParseException.OPERATION_FORBIDDEN, what + " with the master key");
        }
    }

    private static void requireWritingMaster(Identity identity, String what) {
        requireMaster(identity, what);
        ClassAccess.requireWriter(identity);
    }

    @Override
    public void close() {
        door.close();
    }

    private <R> R asked(Caller caller, String className, Function<Identity, R> answer) {
        return door.through(className, () -> answer.apply(sessions.identify(caller)));
    }
}
