package io.parsimony.tests.accounts;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import io.parsimony.Parse;
import io.parsimony.ParseException;
import io.parsimony.ParseObject;
import io.parsimony.account.AccountLockout;
import io.parsimony.account.EmailVerification;
import io.parsimony.account.InMemoryMail.Kind;
import io.parsimony.account.PasswordPolicy;
import io.parsimony.backend.Caller;
import io.parsimony.backend.FindRequest;
import io.parsimony.backend.ObjectJson;
import io.parsimony.query.Constraint;
import io.parsimony.tests.behaviour.Refusal;
import io.parsimony.tests.process.JavaProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Passwords, their hashes and tokens are where they are needed and nowhere else. */
class SecretsTest {
    private static final Pattern TOKEN = Pattern.compile("r:[0-9a-f]{32}");
    private static final Pattern HASH = Pattern.compile("\\$2[aby]\\$[0-9]{2}\\$[./A-Za-z0-9]{20,}");

    @TempDir
    private Path folder = Path.of("set by JUnit");

    @Test
    @Timeout(180)
    void output_ofAWholeSession_hasNoSecret() throws Exception {
        Path secrets = folder.resolve("secrets");
        Path output = folder.resolve("output");
        Process process = JavaProcess.running(
                        WholeSession.class,
                        List.of("-Dorg.slf4j.simpleLogger.defaultLogLevel=trace"),
                        folder.toString(),
                        secrets.toString())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        assertThat(process.waitFor(150, TimeUnit.SECONDS)).isTrue();
        String printed = Files.readString(output);

        assertThat(process.exitValue()).as(lastLines(printed)).isZero();
        assertThat(printed).contains("ParseException 101", "HikariPool", "LoggedInUser[");
        Set<String> found = new HashSet<>();
        Files.readAllLines(secrets).stream().filter(printed::contains).forEach(found::add);
        assertThat(found).isEmpty();
        assertThat(TOKEN.matcher(printed).find()).as("a session's token").isFalse();
        assertThat(HASH.matcher(printed).find()).as("a password's hash").isFalse();
    }

    private static String lastLines(String text) {
        List<String> lines = text.lines().toList();
        return String.join("\n", lines.subList(Math.max(0, lines.size() - 40), lines.size()));
    }

    @Test
    void hiddenFields_areInNoObjectOfAnybodyButTheMaintenanceKey() {
        try (Accounts accounts = withEverything()) {
            Parse snoopy = filled(accounts);

            for (Caller caller : List.of(Caller.ANONYMOUS, snoopy.caller(), Caller.MASTER, Caller.READ_ONLY_MASTER)) {
                String json = accounts.parse.backend().find(caller, FindRequest.of("_User", Constraint.ALWAYS)).stream()
                        .map(ObjectJson::write)
                        .collect(joining("\n"));
                assertThat(json).contains("Snoopy").doesNotContain("\"_").doesNotContain("\"password\"");
                assertThat(HASH.matcher(json).find()).isFalse();
            }
            String maintained =
                    accounts
                            .parse
                            .backend()
                            .find(Caller.MAINTENANCE, FindRequest.of("_User", Constraint.ALWAYS))
                            .stream()
                            .map(ObjectJson::write)
                            .collect(joining("\n"));
            assertThat(HASH.matcher(maintained).find()).isFalse();
        }
    }

    @Test
    void hiddenFields_canNeitherBeAskedForNorWritten() {
        try (Accounts accounts = withEverything()) {
            Parse snoopy = filled(accounts);
            for (String field : List.of(
                    "_hashed_password",
                    "_password_history",
                    "_failed_login_count",
                    "_account_lockout_expires_at",
                    "_email_verify_token",
                    "_perishable_token",
                    "_canonical_username")) {
                for (Parse view : List.of(snoopy, accounts.anybody())) {
                    Refusal.assertRefused(
                            ParseException.INVALID_KEY_NAME,
                            () -> view.userQuery().whereExists(field).count());
                    Refusal.assertRefused(
                            ParseException.INVALID_KEY_NAME,
                            () -> view.userQuery().orderByAscending(field).find());
                    Refusal.assertRefused(
                            ParseException.INVALID_KEY_NAME,
                            () -> Accounts.userOf(snoopy).put(field, 1).save());
                    Accounts.userOf(snoopy).revert();
                }
                for (ParseObject user :
                        snoopy.userQuery().selectKeys(List.of(field)).find()) {
                    assertThat(user.keySet()).isEmpty();
                }
            }
            for (String field : List.of("_hashed_password", "_password_history", "_canonical_username")) {
                Refusal.assertRefused(
                        ParseException.INVALID_KEY_NAME,
                        () -> accounts.master().userQuery().whereExists(field).count());
            }
        }
    }

    @Test
    void check_findsNothingWrongWithHiddenFields() throws IOException {
        try (Accounts accounts = withEverything()) {
            filled(accounts);

            assertThat(accounts.master().check().findings()).isEmpty();
            assertThat(accounts.master().repair().findings()).isEmpty();
            accounts.anybody().verifyPassword("Linus", Accounts.passwordOf("Linus"));
        }
    }

    private static Accounts withEverything() {
        return new Accounts(options -> options.withEmailVerification(EmailVerification.ON)
                .withLockout(AccountLockout.of(2, Duration.ofMinutes(5)))
                .withPasswordPolicy(
                        PasswordPolicy.ANY.withMaxPasswordHistory(3).withMaxPasswordAge(Duration.ofDays(9))));
    }

    /** A user with something in every hidden field, and another one. */
    private static Parse filled(Accounts accounts) {
        accounts.signedUp("Linus");
        Parse snoopy = accounts.signedUp("Snoopy", "snoopy@example.org");
        Accounts.userOf(snoopy).setPassword("another").save();
        for (int i = 0; i < 2; i++) {
            Refusal.assertRefused(
                    ParseException.OBJECT_NOT_FOUND, () -> accounts.anybody().logIn("Snoopy", "wrong"));
        }
        accounts.parse.requestPasswordReset("snoopy@example.org");
        accounts.mailed(Kind.PASSWORD_RESET, "snoopy@example.org");
        accounts.mailed(Kind.VERIFICATION, "snoopy@example.org");
        return snoopy;
    }
}
