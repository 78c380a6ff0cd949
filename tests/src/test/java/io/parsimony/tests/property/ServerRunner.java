package io.parsimony.tests.property;

import io.parsimony.tests.oracle.ParseServer;
import io.parsimony.tests.property.QueryCase.Viewer;
import io.parsimony.tests.property.World.Draft;
import io.parsimony.value.Acl;
import io.parsimony.value.ArrayValue;
import io.parsimony.value.BooleanValue;
import io.parsimony.value.NullValue;
import io.parsimony.value.ObjectValue;
import io.parsimony.value.ParseValue;
import io.parsimony.value.StringValue;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A Parse Server that is asked. */
final class ServerRunner {
    private final ParseServer server;

    ServerRunner(ParseServer server) {
        this.server = server;
    }

    /** Without fields that are null: on PostgreSQL Parse Server doesn't keep them. */
    static World withoutNulls(World world) {
        return new World(withoutNulls(world.outer()), withoutNulls(world.inner()));
    }

    private static List<Draft> withoutNulls(List<Draft> drafts) {
        return drafts.stream()
                .map(draft -> {
                    Map<String, ParseValue> present =
                            new LinkedHashMap<>(draft.fields().members());
                    present.values().removeIf(NullValue.class::isInstance);
                    return draft.withFields(new ObjectValue(present));
                })
                .toList();
    }

    void save(World world, Renaming names) {
        for (String className : List.of(World.OUTER, World.INNER)) {
            server.create(
                    names.className(className),
                    world.of(className).stream()
                            .map(draft -> object(className, draft, names))
                            .toList());
        }
    }

    private static ObjectValue object(String className, Draft draft, Renaming names) {
        Map<String, ParseValue> fields = names.members(draft.fields());
        fields.put("objectId", new StringValue(draft.objectId()));
        Acl acl = draft.acl();
        if (acl != null) {
            fields.put("ACL", acl(acl));
        }
        String other = World.other(className);
        List<ParseValue> members =
                draft.members(other).<ParseValue>map(names::pointer).toList();
        if (!members.isEmpty()) {
            fields.put(
                    World.RELATION,
                    new ObjectValue(
                            Map.of("__op", new StringValue("AddRelation"), "objects", new ArrayValue(members))));
        }
        return new ObjectValue(fields);
    }

    private static ParseValue acl(Acl acl) {
        Map<String, ParseValue> entries = new LinkedHashMap<>();
        Stream.concat(acl.readers().stream(), acl.writers().stream())
                .distinct()
                .forEach(principal -> entries.put(principal, rights(acl, principal)));
        return new ObjectValue(entries);
    }

    private static ParseValue rights(Acl acl, String principal) {
        Map<String, ParseValue> rights = new LinkedHashMap<>();
        if (acl.readers().contains(principal)) {
            rights.put("read", new BooleanValue(true));
        }
        if (acl.writers().contains(principal)) {
            rights.put("write", new BooleanValue(true));
        }
        return new ObjectValue(rights);
    }

    List<String> find(String className, Map<String, String> parameters, Viewer viewer) {
        return server
                .find(
                        className,
                        parameters,
                        viewer == Viewer.MASTER ? ParseServer.Caller.MASTER : ParseServer.Caller.ANONYMOUS)
                .stream()
                .map(object -> ((StringValue) object.members().getOrDefault("objectId", new StringValue(""))).value())
                .toList();
    }
}
