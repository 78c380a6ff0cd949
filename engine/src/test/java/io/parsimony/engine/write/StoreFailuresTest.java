package io.parsimony.engine.write;

import static org.assertj.core.api.Assertions.assertThat;

import io.parsimony.ParseException;
import io.parsimony.engine.schema.HiddenUserFields;
import io.parsimony.engine.store.StoreException;
import io.parsimony.engine.store.StoreException.Kind;
import org.junit.jupiter.api.Test;

final class StoreFailuresTest {
    private static int code(Kind kind, String subject, String className) {
        return StoreFailures.toParse(new StoreException(kind, subject, "failed"), className)
                .getCode();
    }

    @Test
    void toParse_perKind_givesParsesCode() {
        assertThat(code(Kind.DUPLICATE, "byName", "C")).isEqualTo(ParseException.DUPLICATE_VALUE);
        assertThat(code(Kind.INDEX_EXISTS, "byName", "C")).isEqualTo(ParseException.INVALID_QUERY);
        assertThat(code(Kind.UNSUPPORTED, "", "C")).isEqualTo(ParseException.INVALID_QUERY);
        assertThat(code(Kind.TIMEOUT, "", "C")).isEqualTo(ParseException.TIMEOUT);
        assertThat(code(Kind.UNAVAILABLE, "", "C")).isEqualTo(ParseException.CONNECTION_FAILED);
        assertThat(code(Kind.INTERNAL, "", "C")).isEqualTo(ParseException.INTERNAL_SERVER_ERROR);
    }

    @Test
    void toParse_ofTakenNames_tellsUsersFromOthers() {
        assertThat(code(Kind.DUPLICATE, HiddenUserFields.USERNAME_INDEX, "_User"))
                .isEqualTo(ParseException.USERNAME_TAKEN);
        assertThat(code(Kind.DUPLICATE, HiddenUserFields.EMAIL_INDEX, "_User")).isEqualTo(ParseException.EMAIL_TAKEN);
        assertThat(code(Kind.DUPLICATE, HiddenUserFields.authIdIndex("google"), "_User"))
                .isEqualTo(ParseException.ACCOUNT_ALREADY_LINKED);
        assertThat(code(Kind.DUPLICATE, HiddenUserFields.USERNAME_INDEX, "Mine"))
                .isEqualTo(ParseException.DUPLICATE_VALUE);
    }
}
