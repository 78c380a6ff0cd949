package io.parsimony.tests.hunt;

import io.parsimony.tests.hunt.world.Question;
import io.parsimony.tests.hunt.world.World;

/** A question about a world. */
record LeakCase(World world, Question question) {
    LeakCase with(World other) {
        return new LeakCase(other, question);
    }

    LeakCase with(Question other) {
        return new LeakCase(world, other);
    }

    /** For people, and for a regression test made of it. */
    @Override
    public String toString() {
        return question + "\n" + world;
    }
}
