package io.parsimony.engine;

import static io.parsimony.engine.BackendFixture.number;
import static io.parsimony.engine.BackendFixture.text;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.parsimony.backend.Caller;
import io.parsimony.backend.FetchedObject;
import io.parsimony.backend.FindRequest;
import io.parsimony.backend.Selection;
import io.parsimony.query.Constraint;
import io.parsimony.query.FieldPath;
import io.parsimony.value.Acl;
import io.parsimony.value.ArrayValue;
import io.parsimony.value.ObjectValue;
import io.parsimony.value.PointerValue;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class EngineIncludeTest {
    private final BackendFixture parse = new BackendFixture();
    private final PointerValue country = created("Country", "name", text("Chile"));
    private final PointerValue city = created("City", "country", country, "name", text("Arica"));

    private PointerValue created(String className, Object... fields) {
        return new PointerValue(className, parse.create(className, fields).objectId());
    }

    private FetchedObject only(String className, Optional<List<String>> keys, String... include) {
        Selection selection = new Selection(
                keys.<Set<FieldPath>>map(names -> names.stream()
                                .map(FieldPath::parse)
                                .collect(Collectors.toCollection(LinkedHashSet::new)))
                        .orElse(null),
                Stream.of(include).map(FieldPath::parse).toList());
        return parse.backend
                .find(
                        Caller.ANONYMOUS,
                        FindRequest.of(className, Constraint.ALWAYS).withSelection(selection))
                .get(0);
    }

    private static FetchedObject at(FetchedObject object, String path, PointerValue pointer) {
        return requireNonNull(
                requireNonNull(object.included().get(FieldPath.parse(path))).get(pointer));
    }

    @Test
    void include_overTwoLevels_resolvesBoth() {
        created("House", "city", city);

        FetchedObject house = only("House", Optional.empty(), "city.country");

        FetchedObject found = at(house, "city", city);
        assertThat(found.document().fields().members()).containsEntry("name", text("Arica"));
        assertThat(at(found, "country", country).objectId()).isEqualTo(country.objectId());
    }

    @Test
    void include_ofArraysAndPlainObjects_resolvesPointersInside() {
        created(
                "Trip",
                "stops",
                new ArrayValue(List.of(city, number(1))),
                "plan",
                new ObjectValue(Map.of("first", city)));

        FetchedObject trip = only("Trip", Optional.empty(), "stops", "plan.first");

        assertThat(trip.included().get(FieldPath.of("stops"))).containsOnlyKeys(city);
        assertThat(trip.included().get(FieldPath.parse("plan.first"))).containsOnlyKeys(city);
    }

    @Test
    void include_ofWhatIsGoneOrUnreadable_leavesItOut() {
        PointerValue hidden = new PointerValue(
                "City",
                parse.create(Caller.MASTER, "City", new Acl(Set.of(), Set.of()), "name", text("x"))
                        .objectId());
        created("Trip", "stops", new ArrayValue(List.of(hidden, new PointerValue("City", "gone"), city)));

        assertThat(only("Trip", Optional.empty(), "stops").included().get(FieldPath.of("stops")))
                .containsOnlyKeys(city);
    }

    @Test
    void include_ofManyObjects_looksUpOnceALevelAndClass() {
        created("House", "city", city);
        only("House", Optional.empty(), "city.country");
        int before = parse.store.finds();
        created("House", "city", created("City", "country", country));

        parse.backend.find(
                Caller.ANONYMOUS,
                FindRequest.of("House", Constraint.ALWAYS)
                        .withSelection(new Selection(null, List.of(FieldPath.parse("city.country")))));

        assertThat(parse.store.finds() - before).isEqualTo(3);
    }

    @Test
    void keys_throughPointer_includeAndProjectIt() {
        created("House", "city", city, "rooms", number(3));

        FetchedObject house = only("House", Optional.of(List.of("city.name")));

        assertThat(house.shows("city")).isTrue();
        assertThat(house.shows("rooms")).isFalse();
        FetchedObject found = at(house, "city", city);
        assertThat(found.shows("name")).isTrue();
        assertThat(found.shows("country")).isFalse();
    }

    @Test
    void include_ofWhatKeysLeftOut_bringsNothingBack() {
        created("House", "city", city, "rooms", number(3));

        FetchedObject house = only("House", Optional.of(List.of("rooms")), "city");

        assertThat(house.included()).isEmpty();
        assertThat(house.shows("city")).isFalse();
    }
}
