package io.parsimony.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.parsimony.schema.ClassPermissions;
import org.junit.jupiter.api.Test;

/** {@code parsimony schema}. */
class SchemaCommandTest extends WithCommand {
    private void prepareScores() {
        prepare(parse -> {
            parse.object("GameScore")
                    .put("score", 1)
                    .put("player", parse.objectWithoutData("Player", "p"))
                    .save();
            parse.uniqueIndex("GameScore", "player", "-score");
            parse.object("Ape").save();
            parse.newUser().setUsername("ann").setPassword("secret").signUp();
        });
    }

    @Test
    void schema_showsClassesCountsFieldsAndIndexes() {
        prepareScores();

        Run run = run("schema");

        assertThat(run.exitCode()).isZero();
        assertThat(run.out())
                .contains("Ape: 1 object", "GameScore: 1 object", "_User: 1 object", "username")
                .contains("player  Pointer<Player>", "score   Number")
                .contains("unique index unique__player__score_desc (player, -score)")
                .doesNotContain("_hashed_password", "_canonical");
    }

    @Test
    void schema_asJson_isParsesForm() {
        prepareScores();

        assertThat(run("schema", "--format=json", "GameScore").out().strip())
                .isEqualTo(
                        "{\"results\":[{\"className\":\"GameScore\",\"fields\":{\"objectId\":{\"type\":\"String\"},"
                                + "\"createdAt\":{\"type\":\"Date\"},\"updatedAt\":{\"type\":\"Date\"},\"ACL\":{\"type\":\"ACL\"},"
                                + "\"score\":{\"type\":\"Number\"},\"player\":{\"type\":\"Pointer\",\"targetClass\":\"Player\"}},"
                                + "\"classLevelPermissions\":{\"find\":{\"*\":true},\"get\":{\"*\":true},"
                                + "\"count\":{\"*\":true},\"create\":{\"*\":true},\"update\":{\"*\":true},"
                                + "\"delete\":{\"*\":true},\"addField\":{\"*\":true},\"protectedFields\":{\"*\":[]},"
                                + "\"ACL\":{\"*\":{\"read\":true,\"write\":true}}},"
                                + "\"indexes\":{\"_id_\":{\"_id\":1},\"unique__player__score_desc\":{\"player\":1,\"score\":-1}}}]}");
    }

    @Test
    void schema_showsWhatIsAskedOfFieldsAndWhoMayDoWhat() {
        prepare(parse -> parse.schema("Game")
                .addString("title")
                .required("title")
                .addNumber("score")
                .defaultValue("score", 7)
                .setCLP(ClassPermissions.closed())
                .save());

        assertThat(run("schema").out())
                .contains("Game: 0 objects", "String, required", "Number, default 7", "permissions {\"find\":{},")
                .doesNotContain("_User", "_Role");
        assertThat(run("schema", "--format=json").out())
                .contains("\"title\":{\"type\":\"String\",\"required\":true}", "\"defaultValue\":7", "\"find\":{}");
    }

    @Test
    void schema_ofUnknownClass_isRefused() {
        prepareScores();

        assertThat(run("schema", "Ghost").exitCode()).isEqualTo(1);
    }

    @Test
    void schema_ofEmptyDatabase_saysSo() {
        prepare(parse -> {});

        assertThat(run("schema").out()).contains("no classes yet");
    }
}
