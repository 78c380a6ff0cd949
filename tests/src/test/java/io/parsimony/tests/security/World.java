package io.parsimony.tests.security;

import static java.util.Objects.requireNonNull;

import io.parsimony.Parse;
import io.parsimony.ParseACL;
import io.parsimony.ParseObject;
import io.parsimony.ParseRole;
import io.parsimony.ParseUser;
import io.parsimony.schema.ClassOperation;
import io.parsimony.schema.ClassPermissions;
import io.parsimony.schema.Permission;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A few users, roles that contain each other, and documents with ACLs in a class with permissions, all at random and over few values, so that
 * they meet. Says by plain loops over what it made what each caller may do; it shares no code with the engine.
 */
final class World {
    static final int USERS = 3;

    /** Nobody in particular, among the callers. */
    static final int NOBODY = -1;

    private static final int ROLES = 4;
    private static final int DOCS = 6;
    private static final List<String> LEADING = List.of("owner", "editors");
    private static final List<String> HIDEABLE = List.of("n", "secret");

    private final Random random;
    private final Parse master;
    private final List<Parse> views = new ArrayList<>();
    private final List<Set<Integer>> usersOfRole = new ArrayList<>();
    private final List<Set<Integer>> rolesOfRole = new ArrayList<>();
    private final List<Doc> docs = new ArrayList<>();
    private final ClassPermissions permissions;
    private final String folderId;

    /**
     * A document of class {@code Doc}, which a {@code Link} points to.
     *
     * @param owner a user, or nobody
     * @param readers principals; null where there is no ACL
     */
    record Doc(
            String id,
            int n,
            int owner,
            Set<Integer> editors,
            @Nullable Set<String> readers,
            @Nullable Set<String> writers) {}

    World(Parse parse, long seed) {
        random = new Random(seed);
        master = parse.asMaster();
        for (int i = 0; i < USERS; i++) {
            Parse view = parse.asAnonymous();
            view.newUser().setUsername("user" + i).setPassword("x").signUp();
            views.add(view);
        }
        makeRoles();
        ParseObject folder = master.object("Folder");
        for (int i = 0; i < DOCS; i++) {
            folder.getRelation("docs").add(makeDoc(i));
        }
        folderId = requireNonNull(folder.save().getObjectId());
        permissions = randomPermissions();
        WithPermissions.permit(parse, "Doc", permissions);
    }

    Parse view(int user) {
        return user == NOBODY ? master.asAnonymous() : views.get(user);
    }

    List<Doc> docs() {
        return docs;
    }

    String folderId() {
        return folderId;
    }

    private ParseUser user(int index) {
        return views.get(index).currentUser().orElseThrow();
    }

    private String id(int user) {
        return requireNonNull(user(user).getObjectId());
    }

    private void makeRoles() {
        List<ParseRole> roles = new ArrayList<>();
        for (int i = 0; i < ROLES; i++) {
            ParseRole role = master.role("R" + i, new ParseACL());
            usersOfRole.add(some(USERS, 0.3));
            rolesOfRole.add(some(ROLES, 0.3));
            usersOfRole.get(i).forEach(user -> role.getUsers().add(user(user)));
            role.save();
            roles.add(role);
        }
        for (int i = 0; i < ROLES; i++) {
            ParseRole role = roles.get(i);
            rolesOfRole.get(i).forEach(child -> role.getRoles().add(roles.get(child)));
            role.save();
        }
    }

    private ParseObject makeDoc(int number) {
        int n = random.nextInt(3);
        int owner =
                number == 0 ? random.nextInt(USERS) : random.nextInt(USERS + 1) - 1; // some, so that there is the field
        Set<Integer> editors = some(USERS, 0.3);
        ParseObject doc =
                master.object("Doc").put("name", "doc" + number).put("n", n).put("secret", "s" + n);
        List<Object> pointers = new ArrayList<>(List.of("no pointer", 5));
        editors.forEach(editor -> pointers.add(user(editor)));
        doc.put("editors", pointers);
        if (owner != NOBODY) {
            doc.put("owner", user(owner));
        }
        boolean isOpen = random.nextInt(4) == 0;
        Set<String> readers = somePrincipals();
        Set<String> writers = somePrincipals();
        if (!isOpen) {
            ParseACL acl = new ParseACL();
            readers.forEach(reader -> acl.setReadAccess(reader, true));
            writers.forEach(writer -> acl.setWriteAccess(writer, true));
            doc.setACL(acl);
        }
        doc.save();
        docs.add(new Doc(
                requireNonNull(doc.getObjectId()),
                n,
                owner,
                editors,
                isOpen ? null : readers,
                isOpen ? null : writers));
        master.object("Link")
                .put("name", "doc" + number)
                .put("s", "s" + n)
                .put("doc", doc)
                .save();
        return doc;
    }

    private Set<Integer> some(int count, double chance) {
        Set<Integer> some = new TreeSet<>();
        for (int i = 0; i < count; i++) {
            if (random.nextDouble() < chance) {
                some.add(i);
            }
        }
        return some;
    }

    private Set<String> somePrincipals() {
        Set<String> principals = new TreeSet<>();
        if (random.nextInt(5) == 0) {
            principals.add("*");
        }
        some(USERS, 0.25).forEach(user -> principals.add(id(user)));
        some(ROLES, 0.25).forEach(role -> principals.add("role:R" + role));
        return principals;
    }

    private List<String> someOf(List<String> all, double chance) {
        return all.stream().filter(one -> random.nextDouble() < chance).toList();
    }

    private ClassPermissions randomPermissions() {
        ClassPermissions made = ClassPermissions.OPEN;
        for (ClassOperation operation : ClassOperation.values()) {
            if (random.nextInt(3) > 0) {
                made = made.with(
                        operation, new Permission(somePrincipals(), random.nextInt(5) == 0, someOf(LEADING, 0.25)));
            }
        }
        made = made.withReadUserFields(someOf(LEADING, 0.15).toArray(new String[0]))
                .withWriteUserFields(someOf(LEADING, 0.15).toArray(new String[0]));
        List<String> groups = new ArrayList<>(List.of("*", "authenticated", "userField:owner", "userField:editors"));
        groups.addAll(somePrincipals());
        for (String group : groups) {
            if (random.nextInt(3) == 0) {
                made = made.withProtectedFields(group, someOf(HIDEABLE, 0.6).toArray(new String[0]));
            }
        }
        return made;
    }

    // -- What must be ----------------------------------------------------------------------------------------------

    /** Everybody, the user itself, and each role that lets it in: by its users, or by a role in it that does. */
    Set<String> principals(int user) {
        Set<String> principals = new TreeSet<>(Set.of("*"));
        if (user == NOBODY) {
            return principals;
        }
        principals.add(id(user));
        boolean grows = true;
        while (grows) {
            grows = false;
            for (int role = 0; role < ROLES; role++) {
                boolean isIn = usersOfRole.get(role).contains(user)
                        || rolesOfRole.get(role).stream().anyMatch(child -> principals.contains("role:R" + child));
                grows |= isIn && principals.add("role:R" + role);
            }
        }
        return principals;
    }

    /** The code with which the class refuses; 0 where it does not. */
    int refusal(ClassOperation operation, int user) {
        Permission permission = permissions.permission(operation);
        if (permission.principals().stream().anyMatch(principals(user)::contains)) {
            return 0;
        }
        if (permission.requiresAuthentication()) {
            return user == NOBODY ? 101 : 0;
        }
        return operation == ClassOperation.CREATE || leading(operation).isEmpty() ? 119 : 0;
    }

    private Set<String> leading(ClassOperation operation) {
        Set<String> fields = new HashSet<>(permissions.permission(operation).pointerFields());
        fields.addAll(operation.isRead() ? permissions.readUserFields() : permissions.writeUserFields());
        return fields;
    }

    /** Whether a class that does not refuse lets the user do it to the document. */
    boolean reaches(ClassOperation operation, int user, Doc doc) {
        if (permissions.permission(operation).principals().stream().anyMatch(principals(user)::contains)) {
            return true;
        }
        Set<String> fields = leading(operation);
        return fields.isEmpty()
                || (user != NOBODY
                        && ((fields.contains("owner") && doc.owner() == user)
                                || (fields.contains("editors") && doc.editors().contains(user))));
    }

    boolean canRead(ClassOperation operation, int user, Doc doc) {
        return reaches(operation, user, doc)
                && (doc.readers() == null || doc.readers().stream().anyMatch(principals(user)::contains));
    }

    boolean canWrite(ClassOperation operation, int user, Doc doc) {
        return reaches(operation, user, doc)
                && (doc.writers() == null || doc.writers().stream().anyMatch(principals(user)::contains));
    }

    /** Whether a field is hidden from the user whatever the document. */
    boolean isHidden(String field, int user) {
        boolean isInSome = false;
        for (String group : permissions.protectedFields().keySet()) {
            boolean isIn = group.equals("authenticated")
                    ? user != NOBODY
                    : principals(user).contains(group);
            if (isIn && !hides(group, field)) {
                return false;
            }
            isInSome |= isIn;
        }
        return isInSome;
    }

    /** Whether a field is hidden from the user in the document. */
    boolean isHidden(String field, int user, Doc doc) {
        boolean isShownAsOwner = user != NOBODY && doc.owner() == user && lifts("userField:owner", field);
        boolean isShownAsEditor = user != NOBODY && doc.editors().contains(user) && lifts("userField:editors", field);
        return isHidden(field, user) && !isShownAsOwner && !isShownAsEditor;
    }

    private boolean lifts(String group, String field) {
        return permissions.protectedFields().containsKey(group) && !hides(group, field);
    }

    private boolean hides(String group, String field) {
        return requireNonNull(permissions.protectedFields().get(group)).contains(field);
    }

    @Override
    public String toString() {
        return "roles' users " + usersOfRole + ", roles' roles " + rolesOfRole + ", " + permissions + ", " + docs;
    }
}
