package io.parsimony.cli;

import io.parsimony.Parse;
import io.parsimony.schema.ClassSchema;
import java.util.List;

/** The classes that people want to see: Parse's own are there from the start, and are of no interest before they have objects. */
public final class UsedClasses {
    private UsedClasses() {}

    /** By name. */
    public static List<ClassSchema> of(Parse master) {
        return master.schemas().stream()
                .filter(schema -> !schema.className().startsWith("_")
                        || master.query(schema.className()).count() > 0)
                .toList();
    }
}
