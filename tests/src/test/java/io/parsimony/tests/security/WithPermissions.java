package io.parsimony.tests.security;

import io.parsimony.Parse;
import io.parsimony.ParseACL;
import io.parsimony.ParseRole;
import io.parsimony.backend.Caller;
import io.parsimony.backend.UpdateClassRequest;
import io.parsimony.schema.ClassOperation;
import io.parsimony.schema.ClassPermissions;
import io.parsimony.schema.Permission;
import io.parsimony.tests.behaviour.WithParse;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A fresh backend, and short words for permissions. */
abstract class WithPermissions extends WithParse {
    /** The master key's view. */
    protected final Parse master = parse.asMaster();

    /** Replaces the permissions of a class that exists. */
    protected final void permit(String className, ClassPermissions permissions) {
        permit(parse, className, permissions);
    }

    /** The same of a class of another backend. */
    static void permit(Parse view, String className, ClassPermissions permissions) {
        view.backend()
                .updateClass(
                        Caller.MASTER,
                        new UpdateClassRequest(className, Map.of(), Set.of(), List.of(), Set.of(), permissions));
    }

    /** Lets a class be open but for one operation. */
    protected final void permit(String className, ClassOperation operation, Permission permission) {
        permit(className, ClassPermissions.OPEN.with(operation, permission));
    }

    /** A saved role with these users. */
    protected final ParseRole role(String name, Parse... users) {
        ParseRole role = master.role(name, new ParseACL());
        for (Parse user : users) {
            role.getUsers().add(userOf(user));
        }
        role.save();
        return role;
    }
}
