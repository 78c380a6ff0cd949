package io.parsimony.tests.schema;

import static io.parsimony.tests.behaviour.Refusal.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import io.parsimony.Parse;
import io.parsimony.ParseException;
import io.parsimony.ParseObject;
import io.parsimony.schema.ClassPermissions;
import io.parsimony.schema.ClassSchema;
import io.parsimony.schema.FieldType;
import io.parsimony.tests.behaviour.WithParse;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Parse's DELETE /schemas and DELETE /purge ({@code parse-semantics.md} section 10.1). */
class DeleteClassTest extends WithParse {
    private final Parse master = parse.asMaster();

    @Test
    void delete_ofClassWithObjects_isRefused() {
        saved("Game", "n", 1);

        assertRefused(
                        ParseException.INVALID_SCHEMA_OPERATION,
                        () -> master.schema("Game").delete())
                .withMessageContaining("1");
        assertThat(parse.query("Game").count()).isEqualTo(1);
    }

    @Test
    void delete_ofEmptyClass_removesIt() {
        ParseObject game = saved("Game", "n", 1, "tags", 2);
        game.getRelation("players").add(saved("Player", "name", "Sean"));
        game.save();
        master.index("Game", "n");
        master.schema("Game").setCLP(ClassPermissions.closed()).update();
        game = master.query("Game").getFirst();
        game.delete();

        master.schema("Game").delete();

        assertRefused(
                ParseException.INVALID_CLASS_NAME, () -> master.schema("Game").get());
        assertThat(master.schemas()).extracting(ClassSchema::className).doesNotContain("Game");
        assertThat(master.indexes("Game")).isEmpty();
        assertThat(parse.query("Game").whereEqualTo("n", 1).count()).isZero();
        assertThat(parse.query("Player").count()).isEqualTo(1);
        assertThat(master.check().findings()).isEmpty();
    }

    @Test
    void delete_ofClassThatIsSavedToAgain_leavesNothingOfTheOldOne() {
        saved("Game", "n", 1).delete();
        master.schema("Game").setCLP(ClassPermissions.closed()).update();
        master.schema("Game").delete();

        saved("Game", "n", "text");

        ClassSchema now = master.schema("Game").get();
        assertThat(now.fields()).containsEntry("n", FieldType.STRING);
        assertThat(now.permissions()).isEqualTo(ClassPermissions.OPEN);
        assertThat(parse.query("Game").whereEqualTo("n", "text").count()).isEqualTo(1);
        assertThat(master.check().findings()).isEmpty();
    }

    @Test
    void delete_ofUnknownClass_doesNothing() {
        master.schema("Never").delete();
        assertRefused(
                ParseException.INVALID_CLASS_NAME, () -> master.schema("1st").delete());
    }

    @Test
    void delete_ofEmptySystemClasses_letsUsersSignUpAfterwards() {
        signedUp("ann");
        master.schema("_Session").purge();
        master.schema("_User").purge();
        master.schema("_Session").delete();
        master.schema("_User").delete();

        signedUp("ann");
        assertRefused(ParseException.USERNAME_TAKEN, () -> signedUp("ANN"));
        assertThat(master.userQuery().count()).isEqualTo(1);
    }

    @Test
    void delete_ofClassThatIsPointedTo_leavesPointersAndRelationsThatLeadNowhere() {
        ParseObject player = saved("Player", "name", "Sean");
        ParseObject game = unsaved("Game", "winner", player);
        game.getRelation("players").add(player);
        game.save();
        player.delete();

        master.schema("Player").delete();

        assertThat(parse.query("Game")
                        .whereMatchesQuery("winner", parse.query("Player"))
                        .count())
                .isZero();
        assertThat(parse.query("Game").include("winner").find()).hasSize(1);
        assertThat(stored(game).getRelation("players").getQuery().find()).isEmpty();
        assertThat(parse.query("Game")
                        .whereDoesNotMatchQuery("winner", parse.query("Player"))
                        .count())
                .isEqualTo(1);
    }

    @Test
    void purge_deletesAllObjectsAndKeepsTheClass() {
        parse.saveAll(
                IntStream.range(0, 2_500).mapToObj(i -> unsaved("Row", "n", i)).toList());
        ParseObject owner = saved("Row", "n", -1);
        owner.getRelation("others").add(parse.query("Row").getFirst());
        owner.save();
        saved("Other", "n", 1);
        master.index("Row", "n");

        master.schema("Row").purge();

        assertThat(parse.query("Row").count()).isZero();
        assertThat(parse.query("Other").count()).isEqualTo(1);
        assertThat(master.schema("Row").get().fields()).containsKeys("n", "others");
        assertThat(master.indexes("Row")).hasSize(1);
        saved("Row", "n", 5);
        assertThat(parse.query("Row").whereEqualTo("n", 5).count()).isEqualTo(1);
        assertThat(master.check().findings()).isEmpty();
    }

    @Test
    void purge_ofUnknownClass_doesNothing() {
        master.schema("Never").purge();
        master.schema("1st").purge();
        assertThat(master.schemas()).extracting(ClassSchema::className).containsExactly("_Role", "_User");
    }
}
