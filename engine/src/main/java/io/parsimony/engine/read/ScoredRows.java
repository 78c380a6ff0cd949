package io.parsimony.engine.read;

import io.parsimony.backend.FindRequest;
import io.parsimony.backend.JsonDocument;
import io.parsimony.backend.Selection;
import io.parsimony.engine.match.Candidate;
import io.parsimony.engine.match.TextScore;
import io.parsimony.engine.plan.TopText;
import io.parsimony.engine.store.StoredObject;
import io.parsimony.json.ValueJson;
import io.parsimony.query.FieldPath;
import io.parsimony.value.NumberValue;
import io.parsimony.value.ObjectValue;
import io.parsimony.value.ParseValue;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Puts the score of a full-text search into the rows where it is wanted, as the field {@code score}. */
final class ScoredRows {
    private static final String SCORE = Selection.shownAs(FieldPath.SCORE).field();

    private ScoredRows() {}

    /** The rows as they are when the score is not wanted. */
    static List<Row> of(FindRequest request, List<Row> rows) {
        if (request.selection().keys() == null || !request.selection().keys().contains(FieldPath.SCORE)) {
            return rows;
        }
        TextScore score = new TextScore(TopText.of(request.className(), request.where()));
        return rows.stream().map(row -> scored(row, score)).toList();
    }

    private static Row scored(Row row, TextScore score) {
        StoredObject object = row.object();
        ObjectValue fields = object.document().fields();
        Candidate candidate =
                new Candidate(object.objectId(), object.createdAtMillis(), object.updatedAtMillis(), fields);
        Map<String, ParseValue> all = new LinkedHashMap<>(fields.members());
        score.of(candidate).ifPresent(value -> all.put(SCORE, new NumberValue(value)));
        return new Row(
                row.schema(),
                row.concealed(),
                new StoredObject(
                        object.objectId(),
                        object.createdAtMillis(),
                        object.updatedAtMillis(),
                        object.aclNumber(),
                        object.acl(),
                        object.change(),
                        JsonDocument.ofUtf8(ValueJson.writeUtf8(new ObjectValue(all)))));
    }
}
