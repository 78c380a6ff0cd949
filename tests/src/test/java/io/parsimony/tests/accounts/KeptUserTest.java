package io.parsimony.tests.accounts;

import static io.parsimony.tests.behaviour.Refusal.assertRefused;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.parsimony.Parse;
import io.parsimony.ParseBuilder;
import io.parsimony.ParseException;
import io.parsimony.ParseUser;
import io.parsimony.tests.behaviour.MovableClock;
import io.parsimony.tests.database.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The current user from one run to the next (the guide's "Current User"). */
class KeptUserTest {
    @TempDir
    private Path directory = Path.of("set by JUnit");

    private ParseBuilder builder() {
        return Parse.builder().file(directory.resolve("data")).bcryptCost(4);
    }

    private Parse open() {
        return builder().open();
    }

    private Path tokenFile() {
        return directory.resolve("data.session");
    }

    private static ParseUser signUp(Parse parse) {
        return parse.newUser().setUsername("Snoopy").setPassword("x").signUp();
    }

    private List<String> files() throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> !name.endsWith(".db"))
                    .sorted()
                    .toList();
        }
    }

    @Test
    void currentUser_isThereAgainAfterARestart() {
        String token;
        try (Parse parse = open()) {
            assertThat(parse.currentUser()).isEmpty();
            token = requireNonNull(signUp(parse).getSessionToken());
        }
        try (Parse parse = open()) {
            ParseUser user = parse.currentUser().orElseThrow();
            assertThat(user.getUsername()).isEqualTo("Snoopy");
            assertThat(user.getSessionToken()).isEqualTo(token);
            assertThat(user.isAuthenticated()).isTrue();
            user.put("mood", "happy").save();
            assertThat(parse.asAnonymous().currentUser()).isEmpty();
            assertThat(parse.asMaster().currentUser()).isEmpty();
        }
    }

    @Test
    void token_liesInAFileOfItsOwnersAlone_andNowhereElse() throws IOException {
        try (Parse parse = open()) {
            String token = requireNonNull(signUp(parse).getSessionToken());

            assertThat(Files.readString(tokenFile())).contains(token);
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(tokenFile())))
                    .isEqualTo("rw-------");
            assertThat(files()).containsExactly("data.installation", "data.session");
        }
    }

    @Test
    void logOut_forgets() throws IOException {
        try (Parse parse = open()) {
            signUp(parse);
            parse.logOut();
            assertThat(files()).containsExactly("data.installation");
        }
        try (Parse parse = open()) {
            assertThat(parse.currentUser()).isEmpty();
            parse.query("Any").find();
        }
    }

    @Test
    void sessionThatHasEnded_isForgotten() {
        String token;
        try (Parse parse = open()) {
            token = requireNonNull(signUp(parse).getSessionToken());
            parse.asAnonymous().become(token);
            parse.asMaster().query("_Session").getFirst().delete();
        }
        try (Parse parse = open()) {
            assertThat(parse.currentUser()).isEmpty();
            parse.query("Any").find();
            assertThat(tokenFile()).doesNotExist();
            assertRefused(
                    ParseException.INVALID_SESSION_TOKEN,
                    () -> parse.withSession(token).currentUser());
        }
    }

    @Test
    void sessionThatIsOver_isForgotten() {
        MovableClock clock = new MovableClock(Instant.parse("2026-01-01T00:00:00Z"));
        try (Parse parse = builder().clock(clock).open()) {
            signUp(parse);
        }
        clock.set(clock.instant().plus(Duration.ofDays(366)));
        try (Parse parse = builder().clock(clock).open()) {
            assertThat(parse.currentUser()).isEmpty();
        }
    }

    @Test
    void newPassword_keepsTheNewToken() {
        try (Parse parse = open()) {
            signUp(parse).setPassword("another").save();
        }
        try (Parse parse = open()) {
            assertThat(parse.currentUser().orElseThrow().fetch().getString("username"))
                    .isEqualTo("Snoopy");
        }
    }

    @Test
    void become_isKept_andOtherViewsAreNot() {
        String other;
        try (Parse parse = open()) {
            signUp(parse);
            Parse view = parse.asAnonymous();
            other = requireNonNull(view.newUser()
                    .setUsername("Linus")
                    .setPassword("x")
                    .signUp()
                    .getSessionToken());
        }
        try (Parse parse = open()) {
            assertThat(parse.currentUser().orElseThrow().getUsername()).isEqualTo("Snoopy");
            parse.become(other);
        }
        try (Parse parse = open()) {
            assertThat(parse.currentUser().orElseThrow().getUsername()).isEqualTo("Linus");
        }
    }

    @Test
    void deletedUser_isForgotten() {
        try (Parse parse = open()) {
            signUp(parse).delete();
            assertThat(parse.currentUser()).isEmpty();
        }
        try (Parse parse = open()) {
            assertThat(parse.currentUser()).isEmpty();
        }
    }

    @Test
    void installation_isTheSameAfterARestart_andItsSessionIsReplaced() {
        String id;
        try (Parse parse = open()) {
            signUp(parse);
            id = requireNonNull(parse.currentInstallation().getInstallationId());
        }
        try (Parse parse = open()) {
            assertThat(parse.currentInstallation().getInstallationId()).isEqualTo(id);
            parse.logIn("Snoopy", "x");
            assertThat(parse.asMaster().query("_Session").count()).isEqualTo(1);
        }
    }

    @Test
    void forgetCurrentUser_keepsNothingAndBeginsWithoutUser() throws IOException {
        try (Parse parse = open()) {
            signUp(parse);
        }
        try (Parse parse = builder().forgetCurrentUser().open()) {
            assertThat(parse.currentUser()).isEmpty();
            parse.logIn("Snoopy", "x");
        }
        try (Parse parse = open()) {
            assertThat(parse.currentUser()).as("kept by the first one").isPresent();
        }
    }

    @Test
    void keepCurrentUserIn_keepsForDatabasesElsewhere() {
        String url = TestDatabase.isPostgres() ? TestDatabase.fresh() : "jdbc:h2:file:" + directory.resolve("data");
        Path place = directory.resolve("mine");
        try (Parse parse = Parse.builder()
                .url(url)
                .bcryptCost(4)
                .keepCurrentUserIn(place)
                .open()) {
            signUp(parse);
        }
        try (Parse parse = Parse.builder().url(url).bcryptCost(4).open()) {
            assertThat(parse.currentUser()).isEmpty();
        }
        try (Parse parse = Parse.builder()
                .url(url)
                .bcryptCost(4)
                .keepCurrentUserIn(place)
                .open()) {
            assertThat(parse.currentUser()).isPresent();
        }
        assertThat(directory.resolve("mine.session")).exists();
    }

    @Test
    void fileOfSomebodyElse_isNoUser() throws IOException {
        for (String content : List.of("", "two words", "r:00000000000000000000000000000000", "\u0000\u0001")) {
            Files.writeString(tokenFile(), content);
            try (Parse parse = open()) {
                assertThat(parse.currentUser()).isEmpty();
            }
        }
        Files.deleteIfExists(tokenFile());
        Files.createDirectory(tokenFile());
        try (Parse parse = open()) {
            assertThat(signUp(parse).isAuthenticated()).as("though it can't be kept").isTrue();
        }
    }
}
