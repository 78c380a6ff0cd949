package io.parsimony.backend;

/**
 * What an acknowledged write survives. A write is acknowledged when its call returns without an error; this holds for saves,
 * deletions, batches, sign-ups, and for an index. The level changes nothing else: every write is atomic, and whatever happens, the
 * database opens again with all writes up to some moment and none after it.
 *
 * <p>What is said of each level holds for files. A PostgreSQL server survives our process anyway: there {@link #POWER_LOSS} and {@link
 * #PROCESS_CRASH} have each commit wait for the server's disk, and {@link #NONE} does not; without a level the server's own setting counts.
 */
public enum Durability {
    /**
     * Survives a loss of power, and a crash of the operating system. The default for files. Before a write is acknowledged, the
     * disk has said that it holds it; writers that come at the same time share one such wait, so the cost is a disk's flush for a
     * writer alone, and a part of it for each of several. Promises as much as the disk does: one that says "done" too early keeps
     * nobody's promise.
     */
    POWER_LOSS,

    /**
     * Survives a crash or kill of the process, since the operating system has the write before it is acknowledged. A loss of power
     * may undo the last writes, usually those of half a minute at most. Costs a write to a file, without waiting for the disk.
     */
    PROCESS_CRASH,

    /**
     * Survives closing the backend, if the database is a file. A crash of the process undoes what was written in about the last half
     * second. The only level of a database in memory, and its default.
     */
    NONE
}
