package io.parsimony.tests.behaviour;

import static io.parsimony.tests.behaviour.Refusal.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import io.parsimony.Parse;
import io.parsimony.ParseException;
import io.parsimony.auth.AuthResult;
import io.parsimony.tests.database.TestDatabase;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Names of providers, and ids at them, of every length. */
class ProviderNamesTest extends WithAdapter {
    @Test
    void provider_whoseNameIsNone_isRefusedWhenTheBackendOpens() {
        assertRefused(
                ParseException.OTHER_CAUSE,
                () -> TestDatabase.builder()
                        .auth("no such", request -> AuthResult.accepted())
                        .open());
    }

    @Test
    void provider_withALongName_worksAsAnyOther() {
        String name = "p".repeat(100);
        String sibling = name + "q";
        Parse parse = TestDatabase.builder()
                .auth(name, request -> AuthResult.accepted())
                .auth(sibling, request -> AuthResult.accepted())
                .open();
        opened.add(parse);
        String id = String.valueOf(parse.logInWith(name, Map.of("id", "a")).getObjectId());
        assertThat(parse.asAnonymous().logInWith(sibling, Map.of("id", "a")).getObjectId())
                .isNotEqualTo(id);
        assertThat(parse.asAnonymous().logInWith(name, Map.of("id", "a")).getObjectId())
                .isEqualTo(id);
    }

    @Test
    void idOfManyCharacters_worksAsAnyOther_orIsRefused() {
        Parse parse = with("mine", request -> AuthResult.accepted());
        String longId = "\u20ac".repeat(1_000);
        String id = String.valueOf(parse.logInWith("mine", Map.of("id", longId)).getObjectId());
        assertThat(parse.asAnonymous().logInWith("mine", Map.of("id", longId)).getObjectId())
                .isEqualTo(id);
        assertThat(parse.asAnonymous()
                        .logInWith("mine", Map.of("id", longId.substring(1) + "y"))
                        .getObjectId())
                .isNotEqualTo(id);
        assertRefused(
                ParseException.INVALID_VALUE,
                () -> parse.asAnonymous().logInWith("mine", Map.of("id", longId.repeat(10))));
    }
}
