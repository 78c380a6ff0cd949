package io.parsimony.tests.behaviour;

import io.parsimony.Parse;
import io.parsimony.backend.FetchedObject;
import io.parsimony.backend.FindRequest;
import io.parsimony.json.ConstraintJson;
import io.parsimony.value.StringValue;
import java.util.List;

/** Queries in Parse's JSON form, in which single quotes stand for double ones. */
final class Wheres {
    private Wheres() {}

    /** The field {@code name} of what the where finds, in order. */
    static List<String> names(Parse parse, String className, String where) {
        return parse
                .backend()
                .find(parse.caller(), FindRequest.of(className, ConstraintJson.read(where.replace('\'', '"'))))
                .stream()
                .map(Wheres::name)
                .toList();
    }

    private static String name(FetchedObject found) {
        return ((StringValue) found.document().fields().members().getOrDefault("name", new StringValue("?"))).value();
    }
}
