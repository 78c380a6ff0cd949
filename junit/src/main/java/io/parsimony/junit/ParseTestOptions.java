package io.parsimony.junit;

import io.parsimony.ParseBuilder;

/** Options of the backends of tests: {@code @ParseTest(options = PrivateUsers.class)}. Has a constructor without parameters. */
@FunctionalInterface
public interface ParseTestOptions {
    /**
     * Sets what is to be different. It is asked for each backend, which several tests may get, one after the other: what it puts in, such as a mail
     * adapter, keeps what earlier tests left in it.
     *
     * @param builder of a backend in memory, with cheap hashes of passwords and the test's clock
     */
    void configure(ParseBuilder builder);
}
