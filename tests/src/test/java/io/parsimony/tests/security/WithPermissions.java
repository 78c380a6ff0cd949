package io.parsimony.tests.security;

import io.parsimony.Parse;
import io.parsimony.ParseACL;
import io.parsimony.ParseRole;
import io.parsimony.schema.ClassOperation;
import io.parsimony.schema.ClassPermissions;
import io.parsimony.schema.Permission;
import io.parsimony.tests.behaviour.WithParse;

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
        try {
            Object indexes = field(view.backend(), "indexes");
            Object catalogue = field(indexes, "catalogue");
            java.lang.reflect.Method m = catalogue.getClass().getMethod("setPermissions", String.class, ClassPermissions.class);
            m.invoke(catalogue, className, permissions);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Object field(Object o, String name) throws ReflectiveOperationException {
        java.lang.reflect.Field f = o.getClass().getDeclaredField(name);
        f.setAccessible(true);
        return f.get(o);
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
