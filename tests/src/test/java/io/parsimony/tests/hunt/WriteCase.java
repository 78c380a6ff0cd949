package io.parsimony.tests.hunt;

import io.parsimony.tests.hunt.world.Deed;
import io.parsimony.tests.hunt.world.World;

/** A deed in a world. */
record WriteCase(World world, Deed deed) {
    WriteCase with(World other) {
        return new WriteCase(other, deed);
    }

    WriteCase with(Deed other) {
        return new WriteCase(world, other);
    }

    /** For people, and for a regression test made of it. */
    @Override
    public String toString() {
        return deed + "\n" + world;
    }
}
