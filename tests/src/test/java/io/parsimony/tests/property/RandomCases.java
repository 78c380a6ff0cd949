package io.parsimony.tests.property;

import io.parsimony.tests.property.QueryCase.Layout;
import io.parsimony.tests.property.QueryCase.Viewer;
import java.util.List;

/** Questions over one world. */
final class RandomCases {
    private final RandomValues values;
    private final RandomConstraints constraints;
    private final World world;
    private final Layout layout;

    RandomCases(RandomValues values, World world, Layout layout) {
        this.values = values;
        this.constraints = new RandomConstraints(values);
        this.world = world;
        this.layout = layout;
    }

    QueryCase next() {
        return new QueryCase(
                world,
                constraints.constraint(),
                constraints.order(),
                values.chance(0.3) ? values.below(5) : 1_000,
                values.chance(0.2) ? values.below(5) : 0,
                values.pick(List.of(Viewer.values())),
                layout);
    }
}
