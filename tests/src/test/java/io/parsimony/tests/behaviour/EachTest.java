package io.parsimony.tests.behaviour;

import static io.parsimony.tests.behaviour.Refusal.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.parsimony.ParseACL;
import io.parsimony.ParseException;
import io.parsimony.ParseGeoPoint;
import io.parsimony.ParseObject;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Every object, however many there are (section 3.16). */
class EachTest extends WithParse {
    private final List<String> ids = new ArrayList<>();

    @BeforeEach
    void saveRows() {
        List<ParseObject> rows =
                IntStream.range(0, 250).mapToObj(i -> unsaved("Row", "v", i)).toList();
        parse.saveAll(rows);
        rows.forEach(row -> ids.add(idOf(row)));
    }

    @Test
    void each_callsBackWithEveryObjectOnceInTheOrderOfIds() {
        List<String> seen = new ArrayList<>();

        parse.query("Row").each(row -> seen.add(idOf(row)));

        assertThat(seen).containsExactlyElementsOf(ids.stream().sorted().toList());
    }

    @Test
    void each_appliesConstraintsAndSelection() {
        List<ParseObject> seen = new ArrayList<>();

        parse.query("Row").whereLessThan("v", 120).selectKeys(List.of()).each(seen::add);

        assertThat(seen).hasSize(120).allMatch(row -> row.keySet().isEmpty());
    }

    @Test
    void each_withNear_givesAllThatAreNear() {
        parse.saveAll(IntStream.range(0, 150)
                .mapToObj(i -> unsaved("Place", "at", new ParseGeoPoint(i % 90, 0)))
                .toList());
        List<ParseObject> seen = new ArrayList<>();

        parse.query("Place").whereNear("at", new ParseGeoPoint(0, 0)).each(seen::add);

        assertThat(seen).hasSize(150);
    }

    @Test
    void each_whileOthersAreDeletedAndSaved_givesEachAtMostOnce() {
        List<String> seen = new ArrayList<>();

        parse.query("Row").each(row -> {
            seen.add(idOf(row));
            if (row.getInt("v") < 200) {
                row.put("v", -1).save();
            }
            if (seen.size() == 1) {
                parse.deleteAll(parse.query("Row")
                        .whereGreaterThanOrEqualTo("v", 200)
                        .limit(1_000)
                        .find());
            }
        });

        assertThat(seen).doesNotHaveDuplicates().hasSizeBetween(200, 250);
    }

    @Test
    void each_whenTheClassGetsNewFieldsMeanwhile_goesOn() {
        List<String> seen = new ArrayList<>();

        parse.query("Row").each(row -> {
            seen.add(idOf(row));
            if (seen.size() % 50 == 0) {
                row.put("extra" + seen.size(), seen.size()).save();
            }
        });

        assertThat(seen).hasSize(250);
    }

    @Test
    void each_overARelation_givesItsMembers() {
        ParseObject owner = unsaved("Owner", "name", "a");
        List<ParseObject> members = parse.query("Row").limit(150).find();
        members.forEach(owner.getRelation("rows")::add);
        owner.save();
        List<String> seen = new ArrayList<>();

        parse.objectWithoutData("Owner", idOf(owner))
                .getRelation("rows")
                .getQuery()
                .each(row -> seen.add(idOf(row)));

        assertThat(seen)
                .containsExactlyElementsOf(
                        members.stream().map(WithParse::idOf).sorted().toList());
    }

    @Test
    void each_withHint_isTheSame() {
        assertThat(parse.query("Row").hint("nonsense").stream()).hasSize(250);
    }

    @Test
    void each_givesOnlyWhatTheCallerMayRead() {
        ParseObject hidden = unsaved("Row", "v", 1_000);
        hidden.setACL(new ParseACL());
        hidden.save();

        assertThat(parse.query("Row").stream()).hasSize(250);
        assertThat(parse.asMaster().query("Row").stream()).hasSize(251);
    }

    @Test
    void each_withOrderSkipOrLimit_isRefused() {
        assertRefused(
                ParseException.INVALID_QUERY,
                () -> parse.query("Row").orderByAscending("v").each(row -> {}));
        assertRefused(
                ParseException.INVALID_QUERY, () -> parse.query("Row").skip(1).each(row -> {}));
        assertRefused(
                ParseException.INVALID_QUERY, () -> parse.query("Row").limit(10).each(row -> {}));
        assertRefused(ParseException.INVALID_QUERY, () -> parse.query("Row").limit(10).stream());
    }

    @Test
    void each_whenTheCallbackThrows_stopsAndThrowsIt() {
        List<String> seen = new ArrayList<>();

        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> parse.query("Row").each(row -> {
                    seen.add(idOf(row));
                    throw new IllegalArgumentException("enough");
                }));

        assertThat(seen).hasSize(1);
    }

    @Test
    void each_ofClassNeverWritten_callsBackNever() {
        parse.query("Ghost").each(row -> {
            throw new AssertionError(row);
        });
    }

    @Test
    void eachAsync_completesAfterTheLast() {
        List<ParseObject> seen = new CopyOnWriteArrayList<>();

        parse.query("Row").eachAsync(seen::add).join();

        assertThat(seen).hasSize(250);
    }

    @Test
    void stream_keepsNoMoreThanItsPage() throws InterruptedException {
        List<WeakReference<ParseObject>> seen = new ArrayList<>();
        Iterator<ParseObject> rows = parse.query("Row").stream().iterator();
        for (int i = 0; i < 240; i++) {
            seen.add(new WeakReference<>(rows.next()));
        }

        for (int tries = 0; tries < 50 && alive(seen) > 40; tries++) {
            System.gc();
            Thread.sleep(20);
        }

        assertThat(alive(seen)).isLessThanOrEqualTo(40);
        assertThat(rows.hasNext()).isTrue();
    }

    private static long alive(List<WeakReference<ParseObject>> references) {
        return references.stream().filter(one -> one.get() != null).count();
    }

    @Test
    void stream_readsNoFurtherThanItIsAsked() {
        try (Stream<ParseObject> rows = parse.query("Row").stream()) {
            assertThat(rows.map(WithParse::idOf).limit(3))
                    .containsExactlyElementsOf(ids.stream().sorted().limit(3).toList());
        }
    }
}
