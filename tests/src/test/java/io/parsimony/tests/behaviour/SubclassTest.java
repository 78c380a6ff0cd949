package io.parsimony.tests.behaviour;

import static io.parsimony.tests.behaviour.Refusal.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import io.parsimony.ParseClassName;
import io.parsimony.ParseException;
import io.parsimony.ParseObject;
import io.parsimony.ParseUser;
import java.util.List;
import org.junit.jupiter.api.Test;

class SubclassTest extends WithParse {

    /** The guide's example of a class with a method of its own. */
    @ParseClassName("Monster")
    public static final class Monster extends ParseObject {
        /** For the backend. */
        public Monster() {}

        boolean hasSuperHumanStrength() {
            return getInt("strength") > 18;
        }
    }

    /** Cannot be made by the backend. */
    @ParseClassName("Sealed")
    public static final class Sealed extends ParseObject {
        private Sealed() {}
    }

    /** Says no class name. */
    public static final class Nameless extends ParseObject {
        /** Fails for want of the annotation. */
        public Nameless() {}
    }

    @Test
    void object_ofSubclass_isSavedUnderItsName() {
        Monster monster = parse.object(Monster.class);
        monster.put("strength", 200).save();

        assertThat(monster.hasSuperHumanStrength()).isTrue();
        assertThat(parse.query("Monster").getFirst().getInt("strength")).isEqualTo(200);
    }

    @Test
    void query_ofSubclass_givesTypedResults() {
        saved("Monster", "strength", 20);

        Monster found =
                parse.query(Monster.class).whereGreaterThan("strength", 18).getFirst();

        assertThat(found.hasSuperHumanStrength()).isTrue();
        assertThat(found.isDirty()).isFalse();
    }

    @Test
    void registeredSubclass_appearsEverywhere() {
        parse.registerSubclass(Monster.class);
        ParseObject monster = saved("Monster", "strength", 20);
        ParseObject cave = saved("Cave", "owner", monster);

        assertThat(parse.object("Monster")).isInstanceOf(Monster.class);
        assertThat(parse.objectWithoutData("Monster", "x")).isInstanceOf(Monster.class);
        assertThat(parse.query("Monster").getFirst()).isInstanceOf(Monster.class);
        assertThat(stored(cave).getParseObject("owner")).isInstanceOf(Monster.class);
        assertThat(parse.query("Cave").include("owner").getFirst().getParseObject("owner"))
                .isInstanceOf(Monster.class);
        assertThat(parse.asMaster().query("Monster").getFirst()).isInstanceOf(Monster.class);
    }

    @Test
    void newSubclass_boundToParse_isSaved() {
        Monster monster = parse.bind(new Monster());

        monster.put("strength", 1).save();

        assertThat(parse.query(Monster.class).count()).isEqualTo(1);
    }

    @Test
    void newSubclass_boundToNothing_saysSoAndCanBeSavedByParse() {
        Monster monster = new Monster();
        monster.put("strength", 1);

        assertRefused(ParseException.OTHER_CAUSE, monster::save).withMessageContaining("bind");
        parse.saveAll(List.of(monster));
        assertThat(monster.getObjectId()).isNotNull();
    }

    @Test
    void registerSubclass_thatCannotBeMade_isRefused() {
        assertRefused(ParseException.OTHER_CAUSE, () -> parse.registerSubclass(Sealed.class));
        assertRefused(ParseException.INVALID_CLASS_NAME, () -> parse.registerSubclass(Nameless.class));
    }

    @Test
    void users_areParseUsers() {
        signedUp("alice");

        assertThat(parse.userQuery().getFirst().getUsername()).isEqualTo("alice");
        assertThat(parse.query("_User").getFirst()).isInstanceOf(ParseUser.class);
    }
}
