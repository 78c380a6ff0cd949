package io.parsimony.engine.aggregate;

import io.parsimony.engine.match.Matcher;
import io.parsimony.engine.schema.SchemaCatalogue;
import io.parsimony.schema.ClassSchema;
import io.parsimony.value.ObjectValue;
import io.parsimony.value.ParseValue;
import java.util.Map;
import java.util.Random;
import java.util.function.Supplier;

/** The stages that there are, by name. */
final class Stages {
    /** Reads a stage's arguments, given the class that the pipeline begins with. */
    @FunctionalInterface
    private interface Reader {
        Stage read(ParseValue arguments, ClassSchema schema);
    }

    private final Map<String, Reader> byName;

    Stages(SchemaCatalogue catalogue, ObjectSource source, Matcher matcher, Supplier<Random> random) {
        byName = Map.ofEntries(
                Map.entry("$match", (arguments, schema) -> Match.read(arguments, schema, matcher)),
                Map.entry("$group", (arguments, schema) -> GroupReader.read(arguments)),
                Map.entry("$project", (arguments, schema) -> Projection.readProject(arguments)),
                Map.entry("$addFields", (arguments, schema) -> Projection.readAddFields(arguments)),
                Map.entry("$sort", (arguments, schema) -> Sort.read(arguments)),
                Map.entry("$skip", (arguments, schema) -> Slice.Skip.read(arguments)),
                Map.entry("$limit", (arguments, schema) -> Slice.Limit.read(arguments)),
                Map.entry("$unwind", (arguments, schema) -> Unwind.read(arguments)),
                Map.entry("$count", (arguments, schema) -> CountRows.read(arguments)),
                Map.entry("$sample", (arguments, schema) -> Sample.read(arguments, random)),
                Map.entry(GeoNear.STAGE, GeoNear::read),
                Map.entry(Lookup.STAGE, (arguments, schema) -> Lookup.read(arguments, catalogue, source)));
    }

    /** Reads one stage of a pipeline. */
    Stage read(ObjectValue stage, ClassSchema schema) {
        if (stage.members().size() != 1) {
            throw AggregateErrors.oneKey(stage.members().size());
        }
        String name = stage.members().keySet().iterator().next();
        if (!name.startsWith("$")) {
            throw AggregateErrors.noStageName(name);
        }
        Reader reader = byName.get(name);
        if (reader == null) {
            throw AggregateErrors.unknownStage(name, byName.keySet());
        }
        return reader.read(stage.members().values().iterator().next(), schema);
    }
}
