package io.parsimony.engine.aggregate;

import io.parsimony.backend.AggregateRequest;
import io.parsimony.backend.DistinctRequest;
import io.parsimony.engine.aggregate.ObjectSource.Objects;
import io.parsimony.engine.match.Candidate;
import io.parsimony.engine.match.Matcher;
import io.parsimony.engine.match.OtherObjects;
import io.parsimony.engine.match.ReachedValues;
import io.parsimony.engine.match.ValueOrder;
import io.parsimony.engine.schema.SchemaCatalogue;
import io.parsimony.engine.store.StoredObject;
import io.parsimony.query.FieldPath;
import io.parsimony.schema.ClassSchema;
import io.parsimony.value.ArrayValue;
import io.parsimony.value.NullValue;
import io.parsimony.value.ObjectValue;
import io.parsimony.value.ParseValue;
import java.time.Clock;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Distinct and aggregate, over all objects whatever their ACLs. Thread-safe. */
public final class Aggregation {
    private final SchemaCatalogue catalogue;
    private final ObjectSource source;
    private final Stages stages;

    /**
     * Over these objects.
     *
     * @param clock tells the time that relative times start from
     * @param random gives each {@code $sample} its chance
     */
    public Aggregation(SchemaCatalogue catalogue, ObjectSource source, Clock clock, Supplier<Random> random) {
        this.catalogue = catalogue;
        this.source = source;
        this.stages = new Stages(catalogue, source, new Matcher(OtherObjects.NONE, clock), random);
    }

    /** {@link io.parsimony.backend.ParseBackend#distinct}. */
    public List<ParseValue> distinct(DistinctRequest request) {
        FieldPath key = Paths.parse(request.key().toString());
        if (key.field().startsWith("_")) {
            throw AggregateErrors.hiddenField(key.toString());
        }
        Set<ParseValue> values = catalogue
                .find(request.className())
                .map(schema -> source.read(schema, Objects.matching(request.where()), found -> distinct(found, key)))
                .orElse(Set.of());
        return values.stream().sorted(ValueOrder.ACROSS_TYPES).toList();
    }

    private static Set<ParseValue> distinct(Iterator<StoredObject> found, FieldPath key) {
        Set<ParseValue> values = new HashSet<>();
        found.forEachRemaining(object -> {
            for (ParseValue value : ReachedValues.of(candidate(object), key)) {
                if (value instanceof ArrayValue array) {
                    values.addAll(array.elements());
                } else {
                    values.add(value);
                }
            }
        });
        values.removeIf(NullValue.class::isInstance);
        return values;
    }

    private static Candidate candidate(StoredObject object) {
        return new Candidate(
                object.objectId(),
                object.createdAtMillis(),
                object.updatedAtMillis(),
                object.document().fields());
    }

    /** {@link io.parsimony.backend.ParseBackend#aggregate}. */
    public List<ObjectValue> run(AggregateRequest request) {
        Optional<ClassSchema> known = catalogue.find(request.className());
        ClassSchema schema = known.orElseGet(() -> new ClassSchema(request.className(), Map.of()));
        Pipeline pipeline = Pipeline.of(
                request.where(),
                request.pipeline().stream()
                        .map(stage -> stages.read(stage, schema))
                        .toList());
        return known.isEmpty() ? answer(pipeline.stages(), Stream.empty()) : run(schema, pipeline);
    }

    private List<ObjectValue> run(ClassSchema schema, Pipeline pipeline) {
        List<Stage> all = pipeline.stages();
        if (!all.isEmpty() && all.get(0) instanceof CountRows count && pipeline.readsAllThatMatch()) {
            long matching = source.count(schema, pipeline.objects().where());
            return answer(all.subList(1, all.size()), count.of(matching));
        }
        // intentional: a look-up reads other objects, so what comes before it ends first and lets go of its connection
        int lookUp = 0;
        while (lookUp < all.size() && !(all.get(lookUp) instanceof Lookup)) {
            lookUp++;
        }
        List<Stage> first = all.subList(0, lookUp);
        List<ObjectValue> rows = source.read(
                schema,
                pipeline.objects(),
                objects -> through(first, Rows.of(objects)).toList());
        return answer(all.subList(lookUp, all.size()), rows.stream());
    }

    private static List<ObjectValue> answer(List<Stage> stages, Stream<ObjectValue> rows) {
        return Projection.withoutHidden(through(stages, rows)).toList();
    }

    private static Stream<ObjectValue> through(List<Stage> stages, Stream<ObjectValue> rows) {
        Stream<ObjectValue> result = rows;
        for (Stage stage : stages) {
            result = stage.apply(result);
        }
        return result;
    }
}
