package io.parsimony.tests.hunt.checker;

import io.parsimony.tests.hunt.world.Classes;
import io.parsimony.tests.hunt.world.Thing;
import io.parsimony.tests.hunt.world.Who;
import io.parsimony.tests.hunt.world.World;
import io.parsimony.value.StringValue;
import java.util.HashSet;
import java.util.Set;

/**
 * Whom an ACL or a class may name for it to mean somebody: {@code *}, the user, and each role that the user has ({@code
 * parse-semantics.md} sections 4.2 and 4.5).
 */
final class Principals {
    private Principals() {}

    static Set<String> of(World world, Who who) {
        Set<String> principals = new HashSet<>();
        principals.add("*");
        if (who.userId() != null) {
            principals.add(who.userId());
            for (Thing role : rolesOf(world, who.userId())) {
                if (role.fields().get("name") instanceof StringValue name) {
                    principals.add("role:" + name.value());
                }
            }
        }
        return principals;
    }

    /** The roles whose users contain the user, and those whose roles contain one that was found, until there is nothing new. */
    private static Set<Thing> rolesOf(World world, String userId) {
        Set<Thing> found = new HashSet<>();
        int before;
        do {
            before = found.size();
            for (Thing role : world.things(Classes.ROLE)) {
                boolean isDirect = role.members("users").contains(userId);
                boolean isParent =
                        found.stream().anyMatch(child -> role.members("roles").contains(child.id()));
                if (isDirect || isParent) {
                    found.add(role);
                }
            }
        } while (found.size() > before);
        return found;
    }
}
