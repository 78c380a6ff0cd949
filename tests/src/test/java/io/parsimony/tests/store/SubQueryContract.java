package io.parsimony.tests.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.parsimony.engine.store.Predicate;
import io.parsimony.engine.store.RelationKey;
import io.parsimony.engine.store.Scan;
import io.parsimony.engine.store.Target;
import io.parsimony.query.Comparison;
import io.parsimony.schema.FieldType;
import io.parsimony.schema.FieldType.Kind;
import io.parsimony.value.Acl;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What a store answers to conditions by other objects. */
abstract class SubQueryContract extends StoreContract {
    private static final FieldType TO_TEAM = FieldType.pointerTo("Team");
    private static final Target SELF = new Target.Self("Team");

    private final Target owner = field("owner", TO_TEAM);
    private final Target city = field("city", FieldType.STRING);

    /** Makes a class whose scalar fields lie where the suite wants them. */
    protected abstract void create(String className, Map<String, FieldType> fields);

    /** Whether the store itself chooses to look up one by one what is among many. */
    protected boolean looksUp() {
        return true;
    }

    private void createTeamsAndGames() {
        create("Team", fields("city", FieldType.STRING, "wins", FieldType.NUMBER, "tags", FieldType.ARRAY));
        create(
                "Game",
                fields("owner", TO_TEAM, "place", FieldType.STRING, "owners", FieldType.ARRAY, "at", FieldType.OBJECT));
        insert("Team", "t1", "{\"city\":\"Oslo\",\"wins\":1,\"tags\":[\"a\",\"b\"]}");
        insert("Team", "t2", "{\"city\":\"Rome\",\"wins\":2,\"tags\":[null]}");
        insert("Team", "t3", "{\"wins\":3}");
        insert("Game", "g1", "{\"owner\":" + team("t1") + ",\"place\":\"Rome\",\"owners\":[" + team("t1") + "]}");
        insert(
                "Game",
                "g2",
                "{\"owner\":" + team("t2") + ",\"place\":\"a\",\"owners\":[" + team("t1") + "," + team("t3") + "]}");
        insert(
                "Game",
                "g3",
                "{\"owner\":null,\"place\":null,\"owners\":[\"t1\",null],\"at\":{\"home\":" + team("t3") + "}}");
        insert("Game", "g4", "{}");
    }

    private static String team(String id) {
        return "{\"__type\":\"Pointer\",\"className\":\"Team\",\"objectId\":\"" + id + "\"}";
    }

    private Predicate wins(Comparison op, int number) {
        return compare(field("wins", FieldType.NUMBER), op, Kind.NUMBER, Integer.toString(number));
    }

    private static Predicate in(Target target, Target key, Predicate where) {
        return new Predicate.InSubQuery(target, "Team", key, where);
    }

    @Test
    void inSubQuery_byPointer_findsThoseThatLeadToAMatch() {
        createTeamsAndGames();
        assertThat(find("Game", in(owner, SELF, Predicate.always()))).containsExactly("g1", "g2");
        assertThat(find("Game", in(owner, SELF, wins(Comparison.GREATER_THAN, 1))))
                .containsExactly("g2");
        assertThat(find("Game", in(owner, SELF, wins(Comparison.EQUAL, 9)))).isEmpty();
        assertThat(find("Game", not(in(owner, SELF, wins(Comparison.GREATER_THAN, 1)))))
                .containsExactly("g1", "g3", "g4");
        assertThat(count("Game", in(owner, SELF, Predicate.always()))).isEqualTo(2);
    }

    @Test
    void inSubQuery_byPointersInDocuments_findsThoseThatLeadToAMatch() {
        createTeamsAndGames();
        Target owners = field("owners", FieldType.ARRAY);
        assertThat(find("Game", in(owners, SELF, wins(Comparison.EQUAL, 1)))).containsExactly("g1", "g2");
        assertThat(find("Game", in(owners, SELF, wins(Comparison.EQUAL, 3)))).containsExactly("g2");
        assertThat(find("Game", not(in(owners, SELF, Predicate.always())))).containsExactly("g3", "g4");
        assertThat(find("Game", in(nested("at.home"), SELF, Predicate.always())))
                .containsExactly("g3");
        assertThat(find("Game", in(owners, Target.BuiltIn.OBJECT_ID, Predicate.always())))
                .containsExactly("g3");
    }

    @Test
    void inSubQuery_byKey_comparesValues() {
        createTeamsAndGames();
        Target place = field("place", FieldType.STRING);
        assertThat(find("Game", in(place, city, Predicate.always()))).containsExactly("g1");
        assertThat(find("Game", not(in(place, city, Predicate.always())))).containsExactly("g2", "g3", "g4");
        assertThat(find("Game", in(place, field("tags", FieldType.ARRAY), Predicate.always())))
                .containsExactly("g2");
        assertThat(find("Game", not(in(place, field("tags", FieldType.ARRAY), Predicate.always()))))
                .containsExactly("g1", "g3", "g4");
        assertThat(find(
                        "Team",
                        new Predicate.InSubQuery(
                                Target.BuiltIn.OBJECT_ID,
                                "Game",
                                new Target.PointerId(new Target.Field("owner", TO_TEAM)),
                                Predicate.always())))
                .containsExactly("t1", "t2");
        assertThat(find("Team", new Predicate.InSubQuery(SELF, "Game", owner, Predicate.always())))
                .containsExactly("t1", "t2");
    }

    @Test
    void inSubQuery_inside_isRestrictedByItself() {
        createTeamsAndGames();
        insert("Team", "t4", "{\"wins\":4}", store.objects().intern(new Acl(Set.of("u1"), Set.of())));
        insert("Game", "g5", "{\"owner\":" + team("t4") + "}");
        Scan scan = new Scan("Game", in(owner, SELF, new Predicate.ReadableBy()), List.of());
        assertThat(find(scan, bindings(Set.of("u1"), 10, 0))).containsExactly("g1", "g2", "g5");
        assertThat(find(scan, bindings(Set.of("u2"), 10, 0))).containsExactly("g1", "g2");
    }

    @Test
    void inSubQuery_nested_joinsAgain() {
        createTeamsAndGames();
        Predicate played = new Predicate.InSubQuery(
                SELF, "Game", owner, equal(field("place", FieldType.STRING), Kind.STRING, "\"a\""));
        assertThat(find("Game", in(owner, SELF, not(played)))).containsExactly("g1");
        assertThat(find("Game", in(owner, SELF, played), descending(owner))).containsExactly("g2");
    }

    @Test
    void inSubQuery_ofMoreThanIsReadOnce_findsTheSame() {
        createTeamsAndGames();
        store.objects().write(Set.of("Team"), transaction -> {
            for (int i = 0; i < 1_200; i++) {
                transaction.insert(
                        object("Team", "m" + i, "{\"wins\":100,\"city\":\"c" + i + "\",\"tags\":[\"x" + i + "\"]}"));
            }
            return 0;
        });
        insert("Game", "g6", "{\"owner\":" + team("m7") + ",\"place\":\"c8\",\"owners\":[" + team("m9") + ",\"m9\"]}");
        insert("Game", "g7", "{\"place\":\"x10\"}");
        Predicate many = wins(Comparison.EQUAL, 100);
        Target place = field("place", FieldType.STRING);
        Target owners = field("owners", FieldType.ARRAY);
        assertThat(find("Game", in(owner, SELF, many))).containsExactly("g6");
        assertThat(find("Game", not(in(owner, SELF, many)))).containsExactly("g1", "g2", "g3", "g4", "g7");
        assertThat(find("Game", in(place, city, many))).containsExactly("g6");
        assertThat(find("Game", in(owners, SELF, many))).containsExactly("g6");
        assertThat(find("Game", in(owners, Target.BuiltIn.OBJECT_ID, many))).containsExactly("g6");
        assertThat(find("Game", in(place, field("tags", FieldType.ARRAY), many)))
                .containsExactly("g7");
        assertThat(find("Game", not(in(place, field("tags", FieldType.ARRAY), many))))
                .containsExactly("g1", "g2", "g3", "g4", "g6");
        assertThat(explain("Game", in(owner, SELF, many)).sql().contains("exists"))
                .isEqualTo(looksUp());
        assertThat(explain("Game", in(owner, SELF, wins(Comparison.EQUAL, 1))).sql())
                .doesNotContainIgnoringCase("exists");
    }

    @Test
    void hasMember_findsOwners() {
        create("Fan", fields("age", FieldType.NUMBER));
        create("Club", fields("fans", FieldType.relationTo("Fan")));
        RelationKey fans = new RelationKey("Club", "fans");
        insert("Fan", "f1", "{\"age\":1}");
        insert("Fan", "f2", "{\"age\":2}");
        for (String club : List.of("c1", "c2", "c3")) {
            insert("Club", club, "{}");
        }
        store.objects().write(Set.of("Club"), transaction -> {
            transaction.relate(fans, "c1", List.of("f1", "gone"));
            transaction.relate(fans, "c2", List.of("f2"));
            return 0;
        });
        Predicate young = compare(field("age", FieldType.NUMBER), Comparison.LESS_THAN, Kind.NUMBER, "2");
        assertThat(find("Club", new Predicate.HasMember(fans, "Fan", young))).containsExactly("c1");
        assertThat(find("Club", not(new Predicate.HasMember(fans, "Fan", young))))
                .containsExactly("c2", "c3");
        Predicate gone = new Predicate.HasMember(fans, "Fan", in(Target.BuiltIn.OBJECT_ID, "[\"gone\",\"f2\"]"));
        assertThat(find("Club", gone)).containsExactly("c1", "c2");
        assertThat(find("Club", not(gone))).containsExactly("c3");
    }
}
