package io.parsimony.tests.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.parsimony.engine.store.Cursor;
import io.parsimony.engine.store.Predicate;
import io.parsimony.engine.store.PreparedScan;
import io.parsimony.engine.store.Scan;
import io.parsimony.engine.store.StoredObject;
import io.parsimony.engine.store.Target;
import io.parsimony.query.Comparison;
import io.parsimony.schema.FieldType;
import io.parsimony.schema.FieldType.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What inner queries find belongs to one execution of one statement, however H2 runs it and wherever its functions run. */
abstract class InnerKeysContract extends StoreContract {
    private static final int GAMES = 500;
    private static final FieldType TO_TEAM = FieldType.pointerTo("Team");

    private final Target wins = field("wins", FieldType.NUMBER);
    private final Target tags = field("tags", FieldType.ARRAY);

    /** Each tenth team, and the games of which the last digit is that team's. */
    void createTeamsAndGames() {
        createClass("Team", fields("wins", FieldType.NUMBER, "tag", FieldType.STRING));
        createClass("Game", fields("owner", TO_TEAM, "tags", FieldType.ARRAY));
        store.objects().write(Set.of("Team", "Game"), transaction -> {
            for (int i = 0; i < 10; i++) {
                transaction.insert(object("Team", "t" + i, "{\"wins\":" + i + ",\"tag\":\"x" + i + "\"}"));
            }
            for (int i = 0; i < GAMES; i++) {
                String owner = "{\"__type\":\"Pointer\",\"className\":\"Team\",\"objectId\":\"t" + i % 10 + "\"}";
                transaction.insert(
                        object("Game", "g" + i, "{\"owner\":" + owner + ",\"tags\":[\"x" + (i + 1) % 10 + "\"]}"));
            }
            return 0;
        });
    }

    Predicate ownedBy(Predicate where) {
        return new Predicate.InSubQuery(field("owner", TO_TEAM), "Team", new Target.Self("Team"), where);
    }

    Predicate taggedAs(Predicate where) {
        return new Predicate.InSubQuery(tags, "Team", field("tag", FieldType.STRING), where);
    }

    Predicate wins(int number) {
        return compare(wins, Comparison.EQUAL, Kind.NUMBER, Integer.toString(number));
    }

    private static List<String> games(int digit) {
        return IntStream.range(0, GAMES)
                .filter(i -> i % 10 == digit)
                .mapToObj(i -> "g" + i)
                .toList();
    }

    PreparedScan prepared(Predicate filter) {
        return store.objects().prepare(new Scan("Game", filter, List.of()));
    }

    @Test
    void cursors_thatTakeTurnsOnOneThread_findWhatEachIsAskedFor() {
        createTeamsAndGames();
        List<PreparedScan> scans = List.of(
                prepared(ownedBy(wins(3))),
                prepared(taggedAs(wins(3))),
                prepared(not(taggedAs(not(wins(7))))),
                prepared(ownedBy(wins(8))));
        List<List<String>> found = new ArrayList<>();
        List<Cursor<StoredObject>> cursors = new ArrayList<>();
        for (PreparedScan scan : scans) {
            cursors.add(scan.find(bindings(Set.of(), GAMES, 0)));
            found.add(new ArrayList<>());
        }
        while (cursors.stream().anyMatch(Cursor::hasNext)) {
            for (int i = 0; i < cursors.size(); i++) {
                if (cursors.get(i).hasNext()) {
                    found.get(i).add(cursors.get(i).next().objectId());
                }
            }
        }
        cursors.forEach(Cursor::close);
        assertThat(found).containsExactly(games(3), games(2), games(6), games(8));
    }

    @Test
    void statement_executedAgain_findsWhatTheInnerQueryFindsNow() {
        createTeamsAndGames();
        PreparedScan owned = prepared(ownedBy(wins(100)));
        PreparedScan tagged = prepared(taggedAs(wins(100)));
        assertThat(owned.count(bindings(Set.of(), 0, 0))).isZero();
        assertThat(tagged.count(bindings(Set.of(), 0, 0))).isZero();
        for (int i = 0; i < 10; i++) {
            String team = "t" + i;
            String now = "{\"wins\":100,\"tag\":\"x" + i + "\"}";
            store.objects().write(Set.of("Team"), transaction -> {
                assertThat(transaction.lock("Team", team)).isPresent();
                transaction.update(object("Team", team, now));
                return 0;
            });
            assertThat(owned.count(bindings(Set.of(), 0, 0))).isEqualTo((i + 1) * GAMES / 10);
            assertThat(tagged.count(bindings(Set.of(), 0, 0))).isEqualTo((i + 1) * GAMES / 10);
        }
    }

    @Test
    void statement_withFiftyInnerQueries_keepsThemApart() {
        createTeamsAndGames();
        List<Predicate> parts = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            Predicate none = wins(1_000 + i);
            parts.add(i % 2 == 0 ? ownedBy(none) : taggedAs(none));
        }
        parts.set(10, ownedBy(wins(4)));
        parts.set(41, taggedAs(wins(0)));
        List<String> expected = IntStream.range(0, GAMES)
                .filter(i -> i % 10 == 4 || i % 10 == 9)
                .mapToObj(i -> "g" + i)
                .toList();
        assertThat(find("Game", new Predicate.Or(parts))).containsExactlyElementsOf(expected);
        assertThat(count("Game", not(new Predicate.Or(parts)))).isEqualTo(GAMES - expected.size());
    }

    @Test
    void innerQuery_insideOthers_isEachOnesOwn() {
        createTeamsAndGames();
        Predicate teamsOfTagged =
                new Predicate.InSubQuery(new Target.Self("Team"), "Game", field("owner", TO_TEAM), taggedAs(wins(5)));
        assertThat(find("Game", ownedBy(teamsOfTagged))).containsExactlyElementsOf(games(4));
        assertThat(find("Game", new Predicate.Or(List.of(taggedAs(wins(1)), taggedAs(teamsOfTagged)))))
                .containsExactlyElementsOf(IntStream.range(0, GAMES)
                        .filter(i -> i % 10 == 0 || i % 10 == 3)
                        .mapToObj(i -> "g" + i)
                        .toList());
    }
}
