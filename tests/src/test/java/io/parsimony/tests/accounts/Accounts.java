package io.parsimony.tests.accounts;

import static java.util.Objects.requireNonNull;

import io.parsimony.Parse;
import io.parsimony.ParseBuilder;
import io.parsimony.ParseUser;
import io.parsimony.account.AccountOptions;
import io.parsimony.account.InMemoryMail;
import io.parsimony.account.InMemoryMail.Kind;
import io.parsimony.account.InMemoryMail.Sent;
import io.parsimony.account.MailOptions;
import io.parsimony.tests.behaviour.MovableClock;
import io.parsimony.tests.database.TestDatabase;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.function.UnaryOperator;

/** A fresh backend with options of accounts, a clock that stands until it is moved, and mail that is kept. */
final class Accounts implements AutoCloseable {
    private static final Instant BEGIN = Instant.parse("2026-01-01T00:00:00Z");
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    final InMemoryMail mail = new InMemoryMail();
    final MovableClock clock = new MovableClock(BEGIN);
    final Parse parse;

    Accounts() {
        this(options -> options);
    }

    Accounts(UnaryOperator<AccountOptions> options) {
        this(options, builder -> builder);
    }

    Accounts(UnaryOperator<AccountOptions> options, UnaryOperator<ParseBuilder> further) {
        MailOptions mailing =
                new MailOptions(mail, "Peanuts", URI.create("https://example.org/parse/"), "peanuts");
        parse = further.apply(TestDatabase.builder()
                        .bcryptCost(4)
                        .clock(clock)
                        .accounts(options.apply(AccountOptions.DEFAULT.withMail(mailing))))
                .open();
    }

    /** Moves the clock. */
    void pass(Duration time) {
        clock.set(clock.instant().plus(time));
    }

    /** A view without a user. */
    Parse anybody() {
        return parse.asAnonymous();
    }

    Parse master() {
        return parse.asMaster();
    }

    /** A view in which a new user is logged in, with the password {@code secret-of-name}. */
    Parse signedUp(String name) {
        Parse view = anybody();
        view.newUser().setUsername(name).setPassword(passwordOf(name)).signUp();
        return view;
    }

    Parse signedUp(String name, String email) {
        Parse view = anybody();
        view.newUser()
                .setUsername(name)
                .setPassword(passwordOf(name))
                .setEmail(email)
                .signUp();
        return view;
    }

    /** A view in which the user is logged in once more. */
    Parse loggedIn(String name) {
        Parse view = anybody();
        view.logIn(name, passwordOf(name));
        return view;
    }

    static String passwordOf(String name) {
        return "secret-of-" + name;
    }

    static ParseUser userOf(Parse view) {
        return view.currentUser().orElseThrow();
    }

    static String tokenOf(Parse view) {
        return requireNonNull(userOf(view).getSessionToken());
    }

    static String idOf(Parse view) {
        return requireNonNull(userOf(view).getObjectId());
    }

    /** The last mail of a kind to an address, which must come soon. */
    Sent mailed(Kind kind, String to) {
        return mail.await(kind, to, PATIENCE).orElseThrow(() -> new AssertionError("no mail came: " + kind));
    }

    /** How many mails have come. */
    long mailsTo(String to) {
        return mail.sent().stream().filter(sent -> sent.to().equals(to)).count();
    }

    @Override
    public void close() {
        parse.close();
    }
}
