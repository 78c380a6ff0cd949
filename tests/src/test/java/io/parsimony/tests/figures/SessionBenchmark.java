package io.parsimony.tests.figures;

import static java.util.Objects.requireNonNull;

import io.parsimony.Parse;
import io.parsimony.ParseACL;
import io.parsimony.ParseRole;
import io.parsimony.backend.Caller;
import io.parsimony.backend.FindRequest;
import io.parsimony.query.Constraint;
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
 * How long it takes to find out who asks, and with which roles: when that is known, and after each change of a role or a session. The user
 * has the lowest role of a hierarchy whose highest is contained in the lowest.
 *
 * <pre>mvn -q -ntp -Pbenchmarks -DskipTests -Dbenchmark=SessionBenchmark -pl tests -am clean verify</pre>
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class SessionBenchmark {
    /** How deep the hierarchy of the user's roles is; 0 for no roles. */
    @Param({"0", "1", "10"})
    public int depth = 10;

    private @Nullable Parse opened;
    private Caller caller = Caller.ANONYMOUS;
    private @Nullable ParseRole top;

    /** Makes the user and its roles. */
    @Setup(Level.Trial)
    public void fill() {
        Parse parse = Parse.builder().bcryptCost(4).open();
        Parse user = parse.asAnonymous();
        user.newUser().setUsername("asker").setPassword("secret").signUp();
        ParseRole lowest = null;
        ParseRole child = null;
        for (int i = 0; i < Math.max(depth, 1); i++) {
            ParseRole role = parse.asMaster().role("Level" + i, new ParseACL());
            if (child != null) {
                role.getRoles().add(child);
            } else if (depth > 0) {
                role.getUsers().add(user.currentUser().orElseThrow());
            }
            role.save();
            lowest = lowest == null ? role : lowest;
            child = role;
        }
        requireNonNull(lowest).getRoles().add(requireNonNull(child));
        lowest.save();
        opened = parse;
        top = child;
        caller = user.caller();
    }

    /** Closes the database. */
    @TearDown(Level.Trial)
    public void close() {
        parse().close();
    }

    /** A request that reads nothing: all that is done is to find out who asks. */
    @Benchmark
    public long check() {
        return parse().backend().count(caller, FindRequest.of("NeverWritten", Constraint.ALWAYS));
    }

    /** The same by nobody, for comparison. */
    @Benchmark
    public long nobody() {
        return parse().backend().count(Caller.ANONYMOUS, FindRequest.of("NeverWritten", Constraint.ALWAYS));
    }

    /** A change of a role, and the next request of the user, whose roles are found out anew. */
    @Benchmark
    public long afterChangeOfRole() {
        requireNonNull(top).increment("changes").save();
        return check();
    }

    /** The change alone, for comparison. */
    @Benchmark
    public Object changeOfRole() {
        return requireNonNull(top).increment("changes").save();
    }

    private Parse parse() {
        return requireNonNull(opened, "JMH has not called fill()");
    }
}
