package io.parsimony.tests.behaviour;

import static io.parsimony.tests.behaviour.Refusal.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import io.parsimony.Parse;
import io.parsimony.ParseException;
import io.parsimony.tests.database.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Without class creation by clients (section 1.4). */
class LockedClassesTest {
    private final Parse parse =
            TestDatabase.builder().bcryptCost(4).clientClassCreation(false).open();

    @AfterEach
    void close() {
        parse.close();
    }

    @Test
    void unknownClass_isRefusedButToTheMasterKey() {
        assertRefused(
                ParseException.OPERATION_FORBIDDEN,
                () -> parse.object("Row").put("n", 1).save());
        assertRefused(
                ParseException.OPERATION_FORBIDDEN, () -> parse.query("Row").count());

        parse.asMaster().object("Row").put("n", 1).save();
        parse.object("Row").put("n", 2).put("new", true).save();
        assertThat(parse.query("Row").count()).isEqualTo(2);
    }

    @Test
    void classesOfParseItself_areThereFromTheStart() {
        assertThat(parse.userQuery().count()).isZero();
        assertThat(parse.query("_Role").find()).isEmpty();
        parse.object("_Installation")
                .put("installationId", "i")
                .put("deviceType", "android")
                .save();

        Parse alice = parse.asAnonymous();
        alice.newUser().setUsername("alice").setPassword("secret").signUp();
        assertThat(alice.query("_Session").count()).isEqualTo(1);
    }
}
