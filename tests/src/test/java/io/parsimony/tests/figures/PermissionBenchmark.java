package io.parsimony.tests.figures;

import static java.util.Objects.requireNonNull;

import io.parsimony.Parse;
import io.parsimony.ParseACL;
import io.parsimony.ParseObject;
import io.parsimony.ParseRole;
import io.parsimony.ParseUser;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What permissions cost a range query with an order: the same query by the master key and by users with few and many roles, over objects that
 * share 50 ACLs, and over objects that have one each. In memory, through the Java API.
 *
 * <pre>mvn -q -ntp -Pbenchmarks -DskipTests -Dbenchmark=PermissionBenchmark -pl tests -am clean verify</pre>
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(value = 1, jvmArgs = "-Xmx3g")
public class PermissionBenchmark {
    private static final int BATCH = 1_000;
    private static final int FOUND = 100;

    /**
     * Half of these ACLs let everybody read, each other one a role of its own: without roles every second object can be read, with 10 of them 7
     * of 10, with 100 all. The fewer, the more rows are looked at for as many results.
     */
    private static final int SHARED_ACLS = 50;

    private static final int PUBLIC_ACLS = 25;
    private static final int OWN_OBJECTS = 100;

    /** Who asks. */
    public enum Asker {
        MASTER(0),
        USER(0),
        USER_OF_10_ROLES(10),
        USER_OF_100_ROLES(100);

        private final int roles;

        Asker(int roles) {
            this.roles = roles;
        }
    }

    /** What ACLs there are. */
    public enum Acls {
        /** 100,000 objects share 50. */
        SHARED(100_000),
        /** 50,000 objects have one each, and the asker has {@value PermissionBenchmark#OWN_OBJECTS} more. */
        PRIVATE(50_000);

        private final int objects;

        Acls(int objects) {
            this.objects = objects;
        }
    }

    /** Who asks. */
    @Param
    public Asker asker = Asker.MASTER;

    /** What is asked for. */
    @Param
    public Acls acls = Acls.SHARED;

    private @Nullable Parse opened;
    private @Nullable Parse view;
    private int call;

    /** Fills a database. */
    @Setup(Level.Trial)
    public void fill() {
        Parse parse = Parse.builder().bcryptCost(4).open();
        Parse user = parse.asAnonymous();
        user.newUser().setUsername("asker").setPassword("secret").signUp();
        ParseUser self = user.currentUser().orElseThrow();
        for (int i = 0; i < asker.roles; i++) {
            ParseRole role = parse.asMaster().role("Role" + (PUBLIC_ACLS + i), new ParseACL());
            role.getUsers().add(self);
            role.save();
        }
        List<ParseObject> batch = new ArrayList<>();
        for (int i = 0; i < acls.objects; i++) {
            add(parse, batch, i, acls == Acls.SHARED ? shared(i % SHARED_ACLS) : ofOne("owner" + i));
        }
        for (int i = 0; acls == Acls.PRIVATE && i < OWN_OBJECTS; i++) {
            add(parse, batch, acls.objects + i, new ParseACL(self));
        }
        parse.saveAll(batch);
        parse.asMaster().index("Doc", "score");
        if (acls == Acls.PRIVATE) {
            parse.asMaster().index("Doc", "ACL");
        }
        opened = parse;
        view = asker == Asker.MASTER ? parse.asMaster() : user;
    }

    private static void add(Parse parse, List<ParseObject> batch, int number, ParseACL acl) {
        ParseObject doc = parse.object("Doc")
                .put("score", Blog.scattered(number))
                .put("name", "document " + number)
                .put("text", "some words that a document has, so that it is not too small");
        doc.setACL(acl);
        batch.add(doc);
        if (batch.size() == BATCH) {
            parse.saveAll(batch);
            batch.clear();
        }
    }

    private static ParseACL shared(int number) {
        return number < PUBLIC_ACLS
                ? new ParseACL().setPublicReadAccess(true).setWriteAccess("writer" + number, true)
                : new ParseACL().setRoleReadAccess("Role" + number, true);
    }

    private static ParseACL ofOne(String userId) {
        return new ParseACL().setReadAccess(userId, true).setWriteAccess(userId, true);
    }

    /** Closes the database. */
    @TearDown(Level.Trial)
    public void close() {
        requireNonNull(opened, "JMH has not called fill()").close();
    }

    /** Reads the 100 objects with the lowest scores above a bound, by an index. */
    @Benchmark
    public List<ParseObject> range() {
        call = (call + 15_485_863) & 0x7fffffff;
        return requireNonNull(view, "JMH has not called fill()")
                .query("Doc")
                .whereGreaterThanOrEqualTo("score", call / 2)
                .orderByAscending("score")
                .limit(FOUND)
                .find();
    }
}
