package io.parsimony.rest.endpoint;

import io.parsimony.backend.ParseBackend;
import io.parsimony.backend.SchemaJson;
import io.parsimony.json.ValueJson;
import io.parsimony.rest.protocol.Answer;
import io.parsimony.rest.protocol.RestRequest;
import io.parsimony.schema.ClassSchema;
import io.parsimony.value.ObjectValue;
import java.util.List;

/** Classes as wholes: {@code /schemas}, {@code /purge} ({@code parse-semantics.md} section 10.1). */
final class SchemasEndpoint {
    private static final String ONE = "schemas/:className";

    private final ParseBackend backend;

    SchemasEndpoint(ParseBackend backend) {
        this.backend = backend;
    }

    void addTo(Router router) {
        router.addForMaster("GET", "schemas", this::list)
                .addForMaster("POST", "schemas", request -> create(request, ""))
                .addForMaster("GET", ONE, this::describe)
                .addForMaster("POST", ONE, request -> create(request, request.segment(1)))
                .addForMaster("PUT", ONE, this::update)
                .addForMaster("DELETE", ONE, this::delete)
                .addForMaster("DELETE", "purge/:className", this::purge);
    }

    private Answer list(RestRequest request) {
        List<ObjectValue> classes = backend.schemas(request.caller()).stream()
                .map(schema -> json(request, schema))
                .toList();
        return Answer.ok(JsonBytes.results(classes));
    }

    private Answer describe(RestRequest request) {
        return answer(request, backend.schema(request.caller(), request.segment(1)));
    }

    private Answer create(RestRequest request, String className) {
        return answer(request, backend.createClass(request.caller(), SchemaJson.readCreate(className, request.body())));
    }

    private Answer update(RestRequest request) {
        return answer(
                request,
                backend.updateClass(request.caller(), SchemaJson.readUpdate(request.segment(1), request.body())));
    }

    private Answer delete(RestRequest request) {
        backend.deleteClass(request.caller(), request.segment(1));
        return Answer.done();
    }

    private Answer purge(RestRequest request) {
        backend.purgeClass(request.caller(), request.segment(1));
        return Answer.done();
    }

    private Answer answer(RestRequest request, ClassSchema schema) {
        return Answer.ok(ValueJson.writeUtf8(json(request, schema)));
    }

    private ObjectValue json(RestRequest request, ClassSchema schema) {
        return SchemaJson.toJson(schema, backend.indexes(request.caller(), schema.className()));
    }
}
