package io.parsimony.tests.hunt.world;

import static java.util.stream.Collectors.joining;

import io.parsimony.backend.CreateRequest;
import io.parsimony.backend.UpdateRequest;
import io.parsimony.backend.WriteRequest;
import java.util.List;

/**
 * Something that somebody writes.
 *
 * @param who writes
 * @param form in which way
 * @param writes one, or the members of a batch
 */
public record Deed(Who who, Form form, List<WriteRequest> writes) {
    /** The ways of writing. */
    public enum Form {
        ALONE,
        BATCH,
        TRANSACTION
    }

    /** Copies the list. */
    public Deed {
        writes = List.copyOf(writes);
    }

    /** For people, with the values. */
    @Override
    public String toString() {
        return who + " " + form + writes.stream().map(Deed::text).collect(joining("\n  ", "\n  ", ""));
    }

    private static String text(WriteRequest write) {
        if (write instanceof CreateRequest create) {
            return "create " + create.className() + " " + create.operations() + " ACL " + create.acl();
        }
        if (write instanceof UpdateRequest update) {
            return "update " + update.className() + " " + update.objectId() + " " + update.operations() + " ACL "
                    + update.acl();
        }
        return write.toString();
    }
}
