package io.parsimony.tests.behaviour;

import static java.util.Objects.requireNonNull;

import io.parsimony.Parse;
import io.parsimony.ParseObject;
import io.parsimony.backend.Caller;
import io.parsimony.backend.FetchedObject;
import io.parsimony.backend.FindRequest;
import io.parsimony.json.ConstraintJson;
import io.parsimony.query.Constraint;
import io.parsimony.value.ParseValue;
import io.parsimony.value.StringValue;
import java.util.ArrayList;
import java.util.List;

/** Queries as a client sends them, with single quotes for double ones. */
final class WhereJson {
    private WhereJson() {}

    /** The field {@code name} of what is found, in order. */
    static List<String> names(Parse parse, Caller caller, String className, String where) {
        Constraint constraint = ConstraintJson.read(where.replace('\'', '"'));
        List<String> names = new ArrayList<>();
        for (FetchedObject found : parse.backend().find(caller, FindRequest.of(className, constraint))) {
            ParseValue name = requireNonNull(found.document().fields().members().get("name"));
            names.add(((StringValue) name).value());
        }
        return names;
    }

    static List<String> names(Parse parse, String className, String where) {
        return names(parse, Caller.ANONYMOUS, className, where);
    }

    static String pointer(ParseObject object) {
        return pointer(object.getClassName(), WithParse.idOf(object));
    }

    static String pointer(String className, String objectId) {
        return "{'__type':'Pointer','className':'" + className + "','objectId':'" + objectId + "'}";
    }
}
