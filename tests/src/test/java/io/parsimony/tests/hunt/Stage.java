package io.parsimony.tests.hunt;

import io.parsimony.backend.BatchOutcome;
import io.parsimony.backend.BatchRequest;
import io.parsimony.backend.BatchRequest.Atomicity;
import io.parsimony.backend.Caller;
import io.parsimony.backend.DeleteRequest;
import io.parsimony.backend.FetchedObject;
import io.parsimony.backend.FindRequest;
import io.parsimony.backend.LogInAsRequest;
import io.parsimony.backend.ParseBackend;
import io.parsimony.backend.UpdateClassRequest;
import io.parsimony.backend.WriteRequest;
import io.parsimony.json.ClassPermissionsJson;
import io.parsimony.query.Constraint;
import io.parsimony.schema.ClassPermissions;
import io.parsimony.tests.hunt.world.ClassState;
import io.parsimony.tests.hunt.world.Classes;
import io.parsimony.tests.hunt.world.Domain;
import io.parsimony.tests.hunt.world.RandomThings;
import io.parsimony.tests.hunt.world.Thing;
import io.parsimony.tests.hunt.world.Who;
import io.parsimony.tests.hunt.world.World;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/** One database on which worlds are put, one after the other, and in which users have logged in. For one thread. */
final class Stage implements AutoCloseable {
    private static final List<String> WRITTEN = List.of(Classes.USER, "A", "B", "C", Classes.ROLE);
    private static final List<String> CLASSES = List.of("A", "B", "C", Classes.ROLE, Classes.SESSION, Classes.USER);

    private final String name;
    private final Processes processes;
    private final Map<String, Caller> sessions = new HashMap<>();
    private World world = World.EMPTY;

    /** Makes the classes with all their fields, and logs the users in. */
    Stage(String name, Processes processes, Layout layout) {
        this.name = name;
        this.processes = processes;
        layout.prepare(this);
        begin();
        layout.addFieldOfSessions(this);
    }

    private void begin() {
        for (String id : Domain.USERS) {
            world = world.with(RandomThings.user(id));
        }
        write(new Changes(Classes.USER, ClassState.EMPTY, world.of(Classes.USER)).writes());
        logIn();
    }

    /** Empties the classes, whatever is in them, but for the users, who log in anew. */
    void reset() {
        for (String className : CLASSES) {
            backend().purgeClass(Caller.MASTER, className);
            world = world.with(className, state -> state.withThings(List.of()));
        }
        begin();
    }

    String name() {
        return name;
    }

    /** The backend to ask or to write to next. */
    ParseBackend backend() {
        return processes.next();
    }

    /** A connection past all backends, for the caller to close. */
    Connection connect() {
        return processes.connect();
    }

    /** What is in the database, sessions and all. */
    World world() {
        return world;
    }

    /** The credentials that somebody has here. */
    Caller caller(Who who) {
        return switch (who.kind()) {
            case NOBODY -> Caller.ANONYMOUS;
            case MASTER -> Caller.MASTER;
            case READ_ONLY_MASTER -> Caller.READ_ONLY_MASTER;
            case MAINTENANCE -> Caller.MAINTENANCE;
            case USER -> Objects.requireNonNull(sessions.get(who.userId()), "a user that has logged in");
        };
    }

    /** Who has no session opens one; one of them has two, of which one is not the current one. */
    private void logIn() {
        List<Thing> users = world.things(Classes.USER);
        users.forEach(user -> {
            for (long i = sessions(user.id()); i < (user.id().equals("u1") ? 2 : 1); i++) {
                logIn(user.id());
            }
        });
        world = world.with(Classes.SESSION, state -> state.withThings(opened()));
    }

    private long sessions(String userId) {
        return world.things(Classes.SESSION).stream()
                .filter(session -> Classes.isOf(userId, session))
                .count();
    }

    /** Not by the password, since an empty ACL keeps a user from that. */
    private void logIn(String userId) {
        String token = backend()
                .logInAs(Caller.MASTER, new LogInAsRequest(userId, null))
                .sessionToken();
        sessions.put(userId, Caller.session(token));
    }

    /** Makes the database hold what the world does, but for sessions, which stay. Answers the world with the sessions. */
    World put(World next) {
        List<WriteRequest> writes = new ArrayList<>();
        for (String className : WRITTEN) {
            writes.addAll(new Changes(className, world.of(className), next.of(className)).writes());
        }
        write(writes);
        next.classes().forEach((className, state) -> {
            if (!Objects.equals(state.permissions(), world.of(className).permissions())) {
                setPermissions(className, state);
            }
        });
        Set<String> ended = writes.stream()
                .filter(write -> write.className().equals(Classes.USER) && write instanceof DeleteRequest)
                .map(write -> ((DeleteRequest) write).objectId())
                .collect(Collectors.toSet());
        List<Thing> opened = world.things(Classes.SESSION).stream()
                .filter(session -> ended.stream().noneMatch(userId -> Classes.isOf(userId, session)))
                .toList();
        world = next.with(Classes.SESSION, state -> state.withThings(opened));
        if (next.things(Classes.USER).stream().anyMatch(user -> sessions(user.id()) == 0)) {
            logIn();
        }
        return world;
    }

    /** The same in a database in which there are only users before, so that all else comes in the world's order. */
    World putAnew(World next) {
        World users = World.EMPTY.with(Classes.USER, state -> state.withThings(world.things(Classes.USER)));
        for (String className : world.classes().keySet()) {
            users = users.with(className, state -> state);
        }
        put(users);
        return put(next);
    }

    private void setPermissions(String className, ClassState state) {
        ClassPermissions permissions =
                state.permissions() == null ? ClassPermissions.OPEN : ClassPermissionsJson.read(state.permissions());
        backend()
                .updateClass(
                        Caller.MASTER,
                        new UpdateClassRequest(className, Map.of(), Set.of(), List.of(), Set.of(), permissions));
    }

    /** The database has come to hold this by what callers wrote. */
    void became(World next) {
        world = next;
    }

    /** By the master key, all or none. */
    void write(List<WriteRequest> writes) {
        for (BatchOutcome outcome :
                backend().batch(Caller.MASTER, new BatchRequest(writes, Atomicity.ALL_OR_NOTHING))) {
            if (outcome instanceof BatchOutcome.Failed failed) {
                throw failed.error();
            }
        }
    }

    private List<Thing> opened() {
        List<Thing> things = new ArrayList<>();
        for (FetchedObject session :
                backend().find(Caller.MASTER, FindRequest.of(Classes.SESSION, Constraint.ALWAYS))) {
            things.add(new Thing(
                    Classes.SESSION,
                    session.objectId(),
                    session.createdAt().toEpochMilli(),
                    session.updatedAt().toEpochMilli(),
                    null,
                    new LinkedHashMap<>(session.document().fields().members()),
                    Map.of()));
        }
        return things;
    }

    @Override
    public void close() {
        processes.close();
    }
}
