package io.parsimony.tests.store;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import io.parsimony.backend.JsonDocument;
import io.parsimony.engine.store.Bindings;
import io.parsimony.engine.store.Cursor;
import io.parsimony.engine.store.NewObject;
import io.parsimony.engine.store.Operand;
import io.parsimony.engine.store.Predicate;
import io.parsimony.engine.store.Scan;
import io.parsimony.engine.store.ScanExplanation;
import io.parsimony.engine.store.SortKey;
import io.parsimony.engine.store.Store;
import io.parsimony.engine.store.StoredObject;
import io.parsimony.engine.store.Target;
import io.parsimony.json.ValueJson;
import io.parsimony.query.Comparison;
import io.parsimony.query.FieldPath;
import io.parsimony.query.Ordering.Direction;
import io.parsimony.schema.ClassSchema;
import io.parsimony.schema.FieldType;
import io.parsimony.schema.FieldType.Kind;
import io.parsimony.schema.IndexKey;
import io.parsimony.value.ObjectValue;
import io.parsimony.value.ParseValue;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** What the contract's suites share: an empty store for each test, and short words for what is asked of it. */
abstract class StoreContract {
    protected static final long NOW = 1_700_000_000_000L;
    private static final int ALL = 1_000_000;

    protected Store store;
    private List<ParseValue> operands = new ArrayList<>();

    /** Opens an empty store; the suite closes it. */
    protected abstract Store openEmptyStore();

    @BeforeEach
    void open() {
        store = openEmptyStore();
        operands = new ArrayList<>();
    }

    @AfterEach
    void close() {
        store.close();
    }

    /** Makes a class whose fields have these types. */
    protected void createClass(String className, Map<String, FieldType> fields) {
        store.schemas().createClass(new ClassSchema(className, fields));
    }

    /** Inserts an object whose fields are this JSON. */
    protected void insert(String className, String objectId, String json) {
        insert(className, objectId, json, 0);
    }

    protected void insert(String className, String objectId, String json, long aclNumber) {
        store.objects().write(Set.of(className), transaction -> {
            transaction.insert(object(className, objectId, json, aclNumber));
            return objectId;
        });
    }

    protected static NewObject object(String className, String objectId, String json) {
        return object(className, objectId, json, 0);
    }

    protected static NewObject object(String className, String objectId, String json, long aclNumber) {
        ObjectValue fields = (ObjectValue) ValueJson.read(json);
        return new NewObject(
                className, objectId, NOW, NOW, aclNumber, fields, JsonDocument.ofUtf8(ValueJson.writeUtf8(fields)));
    }

    /** The object's document says the same; a database may write it in its own way. */
    protected static void assertDocument(StoredObject found, String json) {
        assertThat(ValueJson.read(new String(found.document().utf8(), StandardCharsets.UTF_8)))
                .isEqualTo(ValueJson.read(json));
    }

    /** A slot with this value. */
    protected Operand operand(Kind kind, String json) {
        operands.add(ValueJson.read(json));
        return new Operand(operands.size() - 1, kind);
    }

    protected Operand operand(FieldType type, String json) {
        return operand(type.kind(), json);
    }

    protected Predicate compare(Target target, Comparison op, Kind kind, String json) {
        return new Predicate.Compare(target, op, operand(kind, json));
    }

    protected Predicate equal(Target target, Kind kind, String json) {
        return compare(target, Comparison.EQUAL, kind, json);
    }

    protected Predicate in(Target target, String json) {
        return new Predicate.In(target, operand(Kind.ARRAY, json));
    }

    protected static Predicate not(Predicate part) {
        return new Predicate.Not(part);
    }

    protected static Target field(String name, FieldType type) {
        return new Target.Field(name, type);
    }

    protected static Target nested(String path) {
        return new Target.Nested(FieldPath.parse(path));
    }

    protected static SortKey ascending(Target target) {
        return new SortKey.ByValue(target, Direction.ASCENDING);
    }

    protected static SortKey descending(Target target) {
        return new SortKey.ByValue(target, Direction.DESCENDING);
    }

    /** The ids of the objects that match, in the scan's order. */
    protected List<String> find(String className, Predicate filter, SortKey... order) {
        return find(new Scan(className, filter, List.of(order)), bindings(Set.of(), ALL, 0));
    }

    protected List<String> find(Scan scan, Bindings bindings) {
        return read(scan, bindings).stream().map(StoredObject::objectId).toList();
    }

    protected List<StoredObject> read(Scan scan, Bindings bindings) {
        List<StoredObject> found = new ArrayList<>();
        try (Cursor<StoredObject> cursor = store.objects().prepare(scan).find(bindings)) {
            cursor.forEachRemaining(found::add);
        }
        return found;
    }

    protected long count(String className, Predicate filter) {
        return store.objects().prepare(new Scan(className, filter, List.of())).count(bindings(Set.of(), 0, 0));
    }

    /** Lets the database count what it has, if its planner needs that. */
    protected void collectStatistics() {}

    protected ScanExplanation explain(String className, Predicate filter, SortKey... order) {
        collectStatistics();
        return store.objects()
                .prepare(new Scan(className, filter, List.of(order)))
                .explain(bindings(Set.of(), 10, 0));
    }

    /** The values of all slots so far. */
    protected Bindings bindings(Set<String> principals, int limit, int skip) {
        return new Bindings(operands, principals, limit, skip);
    }

    /** Fields in the order of the arguments: name, type, name, type … */
    protected static Map<String, FieldType> fields(Object... namesAndTypes) {
        Map<String, FieldType> fields = new LinkedHashMap<>();
        for (int i = 0; i < namesAndTypes.length; i += 2) {
            fields.put((String) namesAndTypes[i], (FieldType) namesAndTypes[i + 1]);
        }
        return fields;
    }

    protected static Map<String, IndexKey> ascendingFields(String... names) {
        return List.of(names).stream()
                .collect(toMap(name -> name, name -> IndexKey.ASCENDING, (a, b) -> a, LinkedHashMap::new));
    }
}
