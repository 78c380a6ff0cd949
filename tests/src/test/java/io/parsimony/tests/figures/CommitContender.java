package io.parsimony.tests.figures;

import java.util.function.BooleanSupplier;

/** One way to commit small objects to a file. */
interface CommitContender extends AutoCloseable {
    /** What it is called in the table. */
    String name();

    /**
     * Work for a thread: writes, one object to a commit.
     *
     * @param committed is called after each commit; says whether to go on
     */
    Runnable writer(BooleanSupplier committed);

    @Override
    void close();
}
