package io.parsimony.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Gives tests a Parse backend in memory that nobody else uses. On a class, for all its tests and those of its nested classes; on a method,
 * beside {@code @Test}, for that one, instead of what its class says.
 *
 * <pre>{@code
 * @ParseTest
 * class PostTest {
 *     @Test
 *     void save_newPost_canBeFound(Parse parse) {
 *         parse.object("Post").put("title", "Hello").save();
 *         assertEquals(1, parse.query("Post").count());
 *     }
 * }
 * }</pre>
 *
 * <p>Constructors, lifecycle methods and tests may take as parameters, as often and in whatever order they like, and get the same ones all
 * through a test: {@link io.parsimony.Parse} (nobody's view; with {@link AsUser} or {@link AsMaster} another one's),
 * {@link io.parsimony.junit.fault.Faults}, {@link io.parsimony.junit.recording.Recording}, {@link TestClock}, {@link
 * io.parsimony.junit.fixture.Labels} and, where parsimony-rest is on the class path, {@code io.parsimony.rest.ParseGateway}, which is started
 * for who asks for it. What a test asked of the backend is added to its failure.
 */
@Documented
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
@ExtendWith(ParseExtension.class)
public @interface ParseTest {
    /** The seed of a test that has none. */
    long UNSEEDED = Long.MIN_VALUE;

    /** Who shares a backend. A test that is annotated itself shares it with nobody. */
    Isolation isolation() default Isolation.PER_TEST;

    /**
     * Makes objectIds and tokens the same in every run, as far as a test makes its objects in the same order. Tokens can then be guessed by
     * whoever knows the seed.
     */
    long seed() default UNSEEDED;

    /**
     * Where the backend's clock stands, as in {@code 2026-01-31T12:00:00Z}, until the test moves its {@link TestClock}; empty for a clock that
     * runs as the system's.
     */
    String now() default "";

    /** Further options of the backend. */
    Class<? extends ParseTestOptions> options() default DefaultOptions.class;

    /** The options of a backend for tests: cheap hashes of passwords. */
    final class DefaultOptions implements ParseTestOptions {
        private DefaultOptions() {}

        @Override
        public void configure(io.parsimony.ParseBuilder builder) {}
    }
}
