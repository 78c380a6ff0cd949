package io.parsimony.junit;

import io.parsimony.ParseBuilder;

/** Options of the backends of tests: {@code @ParseTest(options = PrivateUsers.class)}. Has a constructor without parameters. */
@FunctionalInterface
public interface ParseTestOptions {
    /**
     * Sets what is to be different.
     *
     * @param builder of a backend in memory, with cheap hashes of passwords and the test's clock
     */
    void configure(ParseBuilder builder);
}
