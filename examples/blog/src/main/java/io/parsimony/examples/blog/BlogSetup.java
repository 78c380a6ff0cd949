package io.parsimony.examples.blog;

import static io.parsimony.schema.ClassOperation.COUNT;
import static io.parsimony.schema.ClassOperation.CREATE;
import static io.parsimony.schema.ClassOperation.DELETE;
import static io.parsimony.schema.ClassOperation.FIND;
import static io.parsimony.schema.ClassOperation.GET;
import static io.parsimony.schema.ClassOperation.UPDATE;

import io.parsimony.Parse;
import io.parsimony.ParseACL;
import io.parsimony.schema.ClassPermissions;
import io.parsimony.schema.Permission;
import java.util.EnumSet;

/** Prepares an empty backend for the blog: classes, who may do what, the role of moderators. */
public final class BlogSetup {
    /** Everybody reads what ACLs let them; who has logged in writes; nobody adds fields. */
    private static final ClassPermissions PERMISSIONS = ClassPermissions.closed()
            .with(EnumSet.of(FIND, GET, COUNT), Permission.PUBLIC)
            .with(EnumSet.of(CREATE, UPDATE, DELETE), Permission.authenticated());

    private BlogSetup() {}

    /** Does it, by the master key's view. */
    public static void install(Parse master) {
        master.schema(Blog.POST)
                .addString("title")
                .addString("text")
                .addBoolean("published")
                .addPointer("author", "_User")
                .setCLP(PERMISSIONS)
                .save();
        master.schema(Blog.COMMENT)
                .addString("text")
                .addBoolean("hidden")
                .addPointer("author", "_User")
                .addPointer("post", Blog.POST)
                .setCLP(PERMISSIONS)
                .save();
        master.role(Blog.MODERATORS, new ParseACL().setPublicReadAccess(true)).save();
    }
}
