package io.parsimony.engine;

import io.parsimony.ParseException;
import io.parsimony.backend.AggregateRequest;
import io.parsimony.backend.BackendOptions;
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
import io.parsimony.backend.SavedObject;
import io.parsimony.backend.UpdateClassRequest;
import io.parsimony.backend.UpdateRequest;
import io.parsimony.backend.WriteRequest;
import io.parsimony.engine.administration.Classes;
import io.parsimony.engine.administration.Indexes;
import io.parsimony.engine.aggregate.Aggregation;
import io.parsimony.engine.auth.AuthProviders;
import io.parsimony.engine.auth.ShownAuthData;
import io.parsimony.engine.check.DatabaseCheck;
import io.parsimony.engine.installation.Installations;
import io.parsimony.engine.plan.QueriedClasses;
import io.parsimony.engine.plan.QueryPlanner;
import io.parsimony.engine.read.ObjectReader;
import io.parsimony.engine.role.RoleClass;
import io.parsimony.engine.role.RoleDrafts;
import io.parsimony.engine.role.RoleMemberships;
import io.parsimony.engine.schema.SchemaCatalogue;
import io.parsimony.engine.security.ClassAccess;
import io.parsimony.engine.security.DefaultAcls;
import io.parsimony.engine.security.Identity;
import io.parsimony.engine.security.IdentityChanges;
import io.parsimony.engine.security.ProtectedFields;
import io.parsimony.engine.security.RandomTexts;
import io.parsimony.engine.session.SessionRows;
import io.parsimony.engine.session.SessionWrites;
import io.parsimony.engine.session.Sessions;
import io.parsimony.engine.store.Store;
import io.parsimony.engine.user.UserClasses;
import io.parsimony.engine.user.Users;
import io.parsimony.engine.write.ClientDrafts;
import io.parsimony.engine.write.ObjectWriter;
import io.parsimony.engine.write.OwnWrites;
import io.parsimony.schema.ClassSchema;
import io.parsimony.schema.IndexDefinition;
import io.parsimony.value.ObjectValue;
import io.parsimony.value.ParseValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Parse's semantics over a store. Thread-safe. */
public final class EngineBackend extends AccountRequests implements ParseBackend {
    private final ObjectReader reader;
    private final ObjectWriter writer;
    private final ClientWrites writes;
    private final Indexes indexes;
    private final Classes classes;
    private final DatabaseCheck check;
    private final Aggregation aggregation;
    private final Snapshots snapshots;
    private final boolean openExplanations;

    private EngineBackend(
            Door door,
            Sessions sessions,
            ObjectReader reader,
            ObjectWriter writer,
            Users users,
            ClientWrites writes,
            Indexes indexes,
            Classes classes,
            DatabaseCheck check,
            Aggregation aggregation,
            Snapshots snapshots,
            boolean openExplanations) {
        super(door, sessions, users);
        this.reader = reader;
        this.writer = writer;
        this.writes = writes;
        this.indexes = indexes;
        this.classes = classes;
        this.check = check;
        this.aggregation = aggregation;
        this.snapshots = snapshots;
        this.openExplanations = openExplanations;
    }

    /** A backend over an open store, which it closes when it is closed itself. */
    public static EngineBackend over(Store store, BackendOptions options) {
        RandomTexts random = new RandomTexts(options.random());
        SchemaCatalogue catalogue = new SchemaCatalogue(store.schemas());
        AuthProviders providers = AuthProviders.of(options.auth());
        ObjectReader reader = new ObjectReader(
                catalogue,
                new QueriedClasses(catalogue, new ProtectedFields(options.security()), options.clientClassCreation()),
                new QueryPlanner(store.objects()),
                options.clock(),
                options.maxLimit(),
                new ShownAuthData(providers, options.clock()));
        ObjectWriter writer = new ObjectWriter(store.objects(), catalogue, random, options);
        RoleMemberships memberships = new RoleMemberships(reader, () -> store.announced(IdentityChanges.ROLES));
        OwnWrites own = new OwnWrites(store.objects(), random, options);
        SessionRows rows = new SessionRows(reader, own, options.clock());
        Sessions sessions = new Sessions(
                reader,
                own,
                rows,
                memberships,
                () -> store.announced(IdentityChanges.SESSIONS),
                options.accounts().sessions(),
                options.clock(),
                random);
        ClientDrafts clientDrafts = new ClientDrafts(options.maxNesting(), options.customObjectIds());
        Users users = new Users(
                new Users.Foundation(
                        reader,
                        writer,
                        own,
                        clientDrafts,
                        random,
                        sessions,
                        rows,
                        new UserClasses(
                                catalogue, store.schemas(), options.accounts().mail() != null),
                        new DefaultAcls(catalogue, options.security().privateUsers())),
                providers,
                options);
        Indexes indexes = new Indexes(catalogue, store.schemas());
        return new EngineBackend(
                new Door(store),
                sessions,
                reader,
                writer,
                users,
                new ClientWrites(
                        clientDrafts,
                        users,
                        new SessionWrites(reader, clientDrafts, sessions, rows),
                        new Installations(reader, clientDrafts, own, catalogue, store.schemas()),
                        new RoleDrafts(clientDrafts, new RoleClass(catalogue, store.schemas()))),
                indexes,
                new Classes(
                        catalogue, store.schemas(), store.objects(), indexes, reader::countAll, options.lockSchemas()),
                new DatabaseCheck(store.checks(), catalogue),
                new Aggregation(catalogue, reader.objects(), options.clock(), Random::new),
                new Snapshots(store, writer),
                options.security().openExplanations());
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
        return asked(caller, request.className(), identity -> {
            requireExplained(identity);
            return reader.explain(identity, request);
        });
    }

    @Override
    public Explanation explainCount(Caller caller, FindRequest request) {
        return asked(caller, request.className(), identity -> {
            requireExplained(identity);
            return reader.explainCount(identity, request);
        });
    }

    /** An explanation tells more of sizes and ACLs than an answer ({@code parse-semantics.md} section 3.1). */
    private void requireExplained(Identity identity) {
        if (!openExplanations && !identity.isMaster()) {
            throw new ParseException(
                    ParseException.INVALID_QUERY,
                    "Queries are explained to the master key alone; use it, or open explanations to everybody by the builder");
        }
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
        return asked(caller, request.className(), identity -> writer.write(identity, writes.draft(identity, request)));
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
                members.add(new ObjectWriter.Member(identity, write.className(), () -> writes.draft(identity, write)));
            }
            return writer.batch(members, request.atomicity());
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

    @Override
    public BackendSnapshot snapshot(Caller caller) {
        return asked(caller, "", identity -> {
            requireMaster(identity, "Snapshots can only be taken");
            return snapshots.take();
        });
    }

    @Override
    public void restore(Caller caller, BackendSnapshot snapshot) {
        asked(caller, "", identity -> {
            requireWritingMaster(identity, "Snapshots can only be restored");
            snapshots.restore(snapshot);
            return snapshot;
        });
    }

    private static void requireWritingMaster(Identity identity, String what) {
        requireMaster(identity, what);
        ClassAccess.requireWriter(identity);
    }

    /** Mail that is on its way needs the store. */
    @Override
    public void close() {
        users.close();
        door.close();
    }
}
