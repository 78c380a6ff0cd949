package io.parsimony.cli.exporting;

import io.parsimony.backend.ObjectJson;
import io.parsimony.backend.ParseBackend;
import io.parsimony.backend.Selection;
import io.parsimony.cli.ObjectsForm;
import io.parsimony.json.ValueJson;
import io.parsimony.query.Constraint;
import io.parsimony.schema.FieldType;
import io.parsimony.value.ObjectValue;
import io.parsimony.value.ParseValue;
import io.parsimony.value.PointerValue;
import io.parsimony.value.StringValue;
import java.io.IOException;
import java.io.Writer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Writes the objects of classes, and the members of relations. */
final class ClassExport {
    private static final Selection IDS = new Selection(Set.of(), List.of());

    private final ObjectPages pages;
    private final ObjectsForm form;

    ClassExport(ParseBackend backend, ObjectsForm form) {
        this.pages = new ObjectPages(backend);
        this.form = form;
    }

    /**
     * Writes the objects that match.
     *
     * @return how many
     */
    long objects(String className, Constraint where, Writer out) throws IOException {
        ObjectsForm.Appender appender = form.begin(out);
        pages.read(className, where, Selection.ALL, object -> appender.append(ObjectJson.write(object)));
        appender.end();
        return appender.count();
    }

    /**
     * Writes a row per owner that matches and member that is there, in the order of their ids.
     *
     * @return how many
     */
    long members(String className, Constraint where, String field, FieldType relation, Writer out) throws IOException {
        String target = String.valueOf(relation.targetClass());
        ObjectsForm.Appender appender = form.begin(out);
        pages.read(className, where, IDS, owner -> {
            Constraint related = new Constraint.RelatedTo(new PointerValue(className, owner.objectId()), field);
            pages.read(target, related, IDS, member -> appender.append(row(owner.objectId(), member.objectId())));
        });
        appender.end();
        return appender.count();
    }

    private static String row(String ownerId, String memberId) {
        Map<String, ParseValue> row = new LinkedHashMap<>();
        row.put("owningId", new StringValue(ownerId));
        row.put("relatedId", new StringValue(memberId));
        return ValueJson.write(new ObjectValue(row));
    }
}
