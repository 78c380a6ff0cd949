package io.parsimony.tests.security;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.parsimony.Parse;
import io.parsimony.ParseACL;
import io.parsimony.ParseException;
import io.parsimony.ParseObject;
import io.parsimony.ParseRole;
import io.parsimony.ParseUser;
import io.parsimony.backend.BatchOutcome;
import io.parsimony.backend.BatchRequest;
import io.parsimony.backend.Caller;
import io.parsimony.backend.CreateRequest;
import io.parsimony.backend.DeleteRequest;
import io.parsimony.backend.UpdateRequest;
import io.parsimony.backend.WriteRequest;
import io.parsimony.operation.FieldOperation;
import io.parsimony.query.FieldPath;
import io.parsimony.schema.ClassOperation;
import io.parsimony.schema.ClassPermissions;
import io.parsimony.schema.Permission;
import io.parsimony.value.Acl;
import io.parsimony.value.NumberValue;
import io.parsimony.value.StringValue;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A write that is refused leaves nothing behind: no class, no field, no ACL, no number. The whole database is compared. */
class RefusedWriteTest {
    private static final ParseACL NEW_ACL = new ParseACL().setReadAccess("somebody", true);

    private final String url = "jdbc:h2:mem:" + UUID.randomUUID();
    private final Parse parse = Parse.builder().url(url).bcryptCost(4).open();
    private final Parse master = parse.asMaster();
    private final Parse alice = parse.asAnonymous();
    private final Parse bob = parse.asAnonymous();
    private String docId = "";
    private String roleId = "";

    @BeforeEach
    void fill() {
        for (Parse view : List.of(alice, bob)) {
            view.newUser()
                    .setUsername(view == alice ? "alice" : "bob")
                    .setPassword("x")
                    .signUp();
        }
        ParseObject doc = master.object("Doc").put("n", 1).put("owner", user(alice));
        doc.setACL(new ParseACL(user(alice)).setPublicReadAccess(true));
        docId = requireNonNull(doc.save().getObjectId());
        ParseRole role = master.role("Team", new ParseACL(user(alice)));
        role.save();
        roleId = requireNonNull(role.getObjectId());
    }

    @AfterEach
    void close() {
        parse.close();
    }

    private static ParseUser user(Parse view) {
        return view.currentUser().orElseThrow();
    }

    private void permit(String className, ClassPermissions permissions) {
        WithPermissions.permit(parse, className, permissions);
    }

    private List<String> database() throws SQLException {
        List<String> script = new ArrayList<>();
        try (Connection connection = DriverManager.getConnection(url + ";IFEXISTS=TRUE", "sa", "");
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("script")) {
            while (rows.next()) {
                script.add(rows.getString(1));
            }
        }
        return script;
    }

    private interface Refused {
        void run();
    }

    private void assertLeavesNothing(Refused... writes) throws SQLException {
        List<String> before = database();
        for (Refused write : writes) {
            assertThatExceptionOfType(ParseException.class).isThrownBy(write::run);
            assertThat(database()).isEqualTo(before);
        }
    }

    private static ParseObject withAcl(ParseObject object) {
        object.setACL(NEW_ACL);
        return object;
    }

    private ParseObject doc(Parse view) {
        return view.objectWithoutData("Doc", docId);
    }

    @Test
    void create_refusedByItsClass_leavesNothing() throws SQLException {
        permit("Doc", ClassPermissions.OPEN.with(ClassOperation.CREATE, Permission.authenticated()));
        assertLeavesNothing(
                () -> withAcl(parse.object("Doc").put("new1", 1)).save(),
                () -> withAcl(parse.object("Doc").put("n", "of another type")).save());

        permit("Doc", ClassPermissions.OPEN.with(ClassOperation.ADD_FIELD, Permission.NONE));
        assertLeavesNothing(
                () -> withAcl(alice.object("Doc").put("n", 1).put("new2", 1)).save(),
                () -> withAcl(doc(alice).put("new3", 1)).save(),
                () -> alice.saveAll(List.of(withAcl(alice.object("Doc").put("new4", 1)))));
    }

    @Test
    void update_refused_leavesNothing() throws SQLException {
        assertLeavesNothing(
                () -> withAcl(doc(bob).put("new1", 1)).save(),
                () -> withAcl(doc(bob)).save(),
                () -> withAcl(doc(bob).put("n", "of another type")).save(),
                () -> withAcl(doc(alice).put("n", "of another type")).save(),
                () -> withAcl(bob.objectWithoutData("Doc", "absent").put("new1", 1))
                        .save(),
                () -> doc(bob).delete());

        permit("Doc", ClassPermissions.closed().withWriteUserFields("owner"));
        assertLeavesNothing(() -> withAcl(doc(bob).put("new2", 1)).save(), () -> doc(bob).delete());
        permit("Doc", ClassPermissions.closed());
        assertLeavesNothing(
                () -> withAcl(doc(alice).put("new3", 1)).save(),
                () -> doc(alice).delete());
    }

    @Test
    void batch_ofRefusedWrites_leavesNothing() throws SQLException {
        permit("Doc", ClassPermissions.OPEN.with(ClassOperation.CREATE, Permission.NONE));
        Acl acl = new Acl(Set.of("somebody else"), Set.of());
        Map<FieldPath, FieldOperation> fields =
                Map.of(FieldPath.of("new1"), new FieldOperation.Set(new NumberValue(1)));
        List<WriteRequest> writes = List.of(
                new CreateRequest("Doc", fields, acl),
                new UpdateRequest("Doc", docId, fields, acl),
                new DeleteRequest("Doc", docId),
                new CreateRequest(
                        "_Role", Map.of(FieldPath.of("name"), new FieldOperation.Set(new StringValue("x"))), null),
                new CreateRequest("_Session", Map.of(), acl),
                new UpdateRequest("_User", requireNonNull(user(alice).getObjectId()), fields, acl));
        List<String> before = database();
        for (BatchRequest.Atomicity atomicity : BatchRequest.Atomicity.values()) {
            try {
                assertThat(parse.backend().batch(bob.caller(), new BatchRequest(writes, atomicity)))
                        .hasOnlyElementsOfType(BatchOutcome.Failed.class)
                        .hasSize(writes.size());
            } catch (ParseException e) {
                assertThat(atomicity).isEqualTo(BatchRequest.Atomicity.ALL_OR_NOTHING);
            }
            assertThat(database()).isEqualTo(before);
        }
    }

    @Test
    void signUp_whereUsersCantBeMade_leavesNothing() throws SQLException {
        permit("_User", ClassPermissions.OPEN.with(ClassOperation.CREATE, Permission.NONE));

        assertLeavesNothing(
                () -> parse.asAnonymous()
                        .newUser()
                        .setUsername("carl")
                        .setPassword("x")
                        .signUp(),
                () -> parse.asAnonymous()
                        .newUser()
                        .setUsername("alice")
                        .setPassword("x")
                        .signUp());
    }

    @Test
    void roles_refused_leaveNothing() throws SQLException {
        assertLeavesNothing(
                () -> bob.object("_Role").put("name", "Open").save(),
                () -> bob.role("b.d", NEW_ACL).save(),
                () -> {
                    ParseRole role = (ParseRole) bob.objectWithoutData("_Role", roleId);
                    role.getUsers().add(user(bob));
                    role.save();
                },
                () -> withAcl(bob.objectWithoutData("_Role", roleId)).save(),
                () -> bob.objectWithoutData("_Role", roleId).delete());
    }

    @Test
    void installations_refused_leaveNothing() throws SQLException {
        ParseObject installation =
                alice.object("_Installation").put("deviceType", "ios").put("installationId", "one");
        installation.setACL(new ParseACL(user(alice)));
        String id = requireNonNull(installation.save().getObjectId());
        assertLeavesNothing(
                () -> withAcl(bob.objectWithoutData("_Installation", id)
                                .put("new1", 1)
                                .put("deviceType", "ios"))
                        .save(),
                () -> withAcl(bob.objectWithoutData("_Installation", id).put("new2", 1))
                        .save());

        permit("_Installation", ClassPermissions.closed());
        assertLeavesNothing(
                () -> withAcl(bob.object("_Installation")
                                .put("deviceType", "ios")
                                .put("installationId", "two"))
                        .save(),
                () -> withAcl(alice.objectWithoutData("_Installation", id).put("deviceType", "ios"))
                        .save());
    }

    @Test
    void readOnlyMaster_changesNothing() throws SQLException {
        Parse reader = parse.asReadOnlyMaster();

        assertLeavesNothing(
                () -> withAcl(reader.object("Doc").put("new1", 1)).save(),
                () -> reader.object("NewClass").save(),
                () -> withAcl(doc(reader).put("new1", 1)).save(),
                () -> doc(reader).delete(),
                () -> reader.role("Other", NEW_ACL).save(),
                () -> reader.newUser().setUsername("carl").setPassword("x").signUp(),
                () -> reader.index("Doc", "n"),
                () -> reader.dropIndex("_Role", "uniqueNameOfRole"),
                reader::repair);
        assertThat(reader.backend()
                        .batch(
                                Caller.READ_ONLY_MASTER,
                                new BatchRequest(
                                        List.of(new DeleteRequest("Doc", docId)),
                                        BatchRequest.Atomicity.EACH_BY_ITSELF)))
                .hasOnlyElementsOfType(BatchOutcome.Failed.class);
        assertThat(master.query("Doc").count()).isEqualTo(1);
    }

    @Test
    void classesThatDoNotExist_areNotMade_whereClientsMayNot() throws SQLException {
        String otherUrl = "jdbc:h2:mem:" + UUID.randomUUID();
        try (Parse locked =
                Parse.builder().url(otherUrl).clientClassCreation(false).open()) {
            assertThatExceptionOfType(ParseException.class)
                    .isThrownBy(() -> withAcl(locked.object("Doc").put("n", 1)).save())
                    .satisfies(e -> assertThat(e.getCode()).isEqualTo(ParseException.OPERATION_FORBIDDEN));
            assertThat(locked.asMaster().schemas())
                    .noneMatch(schema -> schema.className().equals("Doc"));
        }
    }
}
