package io.parsimony.tests.figures;

/** One way to store and read scores. Every method reads all that it finds and returns something that depends on it. */
interface Contender extends AutoCloseable {
    /** Writes scores 0 to {@code count}, exclusive, and builds the indexes on player and points. */
    void fill(int count);

    /** Reads the {@code row}-th score by its id. */
    long get(int row);

    /** Reads the first 100 scores of a player; indexed. */
    long equality(String player);

    /** Reads the 100 highest scores of at least so many points; indexed. */
    long range(int points);

    /** Reads the scores of cheats at a level, all but a few; not indexed. */
    long scan(int level);

    /** Counts the scores of a level or above; not indexed. */
    long count(int level);

    /** Writes one score and commits. */
    long insert(Score score);

    /** Adds 1 to the level of the {@code row}-th score and commits. */
    long increment(int row);

    @Override
    void close();

    /** A game's score. */
    record Score(String player, int points, int level, boolean cheat, String comment) {
        static final int PLAYERS = 1_000;
        static final int POINTS = 1_000_000;
        static final int LEVELS = 50;

        /** The {@code row}-th score, always the same: about 200 bytes as JSON. */
        static Score of(int row) {
            int scattered = (int) ((row * 2_654_435_761L) & 0x7fffffff);
            return new Score(
                    "player" + scattered % PLAYERS,
                    scattered % POINTS,
                    row % LEVELS,
                    row % 97 == 0,
                    "A comment of the length that comments have, on the game with the number " + row);
        }
    }
}
