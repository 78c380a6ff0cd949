package io.parsimony.rest.endpoint;

import io.parsimony.ParseException;
import io.parsimony.backend.AggregateRequest;
import io.parsimony.backend.DistinctRequest;
import io.parsimony.backend.ParseBackend;
import io.parsimony.backend.QueryJson;
import io.parsimony.json.AggregateJson;
import io.parsimony.json.QueryParameters;
import io.parsimony.query.FieldPath;
import io.parsimony.rest.protocol.Answer;
import io.parsimony.rest.protocol.RestRequest;
import io.parsimony.value.ObjectValue;
import io.parsimony.value.ParseValue;
import io.parsimony.value.StringValue;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Pipelines and different values: {@code /aggregate/C} ({@code parse-semantics.md} section 3.15). */
final class AggregateEndpoint {
    private static final String PIPELINE = "pipeline";
    private static final String DISTINCT = "distinct";

    /** What may stand beside the stages, where these stand as parameters by themselves. */
    private static final Set<String> NO_STAGES =
            Set.of("where", "hint", "explain", "comment", "readPreference", "rawValues", "rawFieldNames");

    private final ParseBackend backend;

    AggregateEndpoint(ParseBackend backend) {
        this.backend = backend;
    }

    void addTo(Router router) {
        router.addForMaster("GET", "aggregate/:className", this::answer);
    }

    private Answer answer(RestRequest request) {
        Map<String, ParseValue> parameters = request.parameters();
        QueryParameters given = new QueryParameters(parameters);
        requirePossible(given);
        Optional<String> distinct = given.text(DISTINCT);
        return Answer.ok(JsonBytes.results(
                distinct.isPresent() ? distinct(request, parameters, distinct.get()) : aggregate(request, parameters)));
    }

    private List<ParseValue> distinct(RestRequest request, Map<String, ParseValue> parameters, String key) {
        return backend.distinct(
                request.caller(),
                new DistinctRequest(request.segment(1), FieldPath.parse(key), QueryJson.readWhere(parameters)));
    }

    private List<ObjectValue> aggregate(RestRequest request, Map<String, ParseValue> parameters) {
        AggregateRequest pipeline =
                new AggregateRequest(request.segment(1), QueryJson.readWhere(parameters), stages(parameters));
        return backend.aggregate(request.caller(), pipeline).stream()
                .map(AggregateJson::toRest)
                .toList();
    }

    private static List<ObjectValue> stages(Map<String, ParseValue> parameters) {
        ParseValue pipeline = parameters.get(PIPELINE);
        if (pipeline instanceof StringValue text) {
            return AggregateJson.readPipeline(text.value());
        }
        if (pipeline != null && !(pipeline instanceof ObjectValue)) {
            return AggregateJson.readPipeline(pipeline);
        }
        Map<String, ParseValue> stages =
                new LinkedHashMap<>(pipeline instanceof ObjectValue object ? object.members() : parameters);
        stages.keySet().removeAll(NO_STAGES);
        return stages.entrySet().stream()
                .map(stage -> new ObjectValue(Map.of(stage.getKey(), stage.getValue())))
                .toList();
    }

    private static void requirePossible(QueryParameters given) {
        for (String option : List.of("rawValues", "rawFieldNames", "explain")) {
            if (given.isTrue(option)) {
                throw new ParseException(
                        ParseException.INVALID_QUERY, "'" + option + "' can't be asked of an aggregate; leave it out");
            }
        }
        if (given.values().containsKey("readPreference")) {
            given.requireReadPreference("readPreference");
        }
    }
}
