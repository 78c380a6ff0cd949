package io.parsimony.tests.hunt;

import io.parsimony.Parse;
import io.parsimony.ParseException;
import io.parsimony.ParseUser;
import io.parsimony.account.AccountLockout;
import io.parsimony.account.AccountOptions;
import io.parsimony.account.EmailVerification;
import io.parsimony.account.InMemoryMail;
import io.parsimony.account.InMemoryMail.Kind;
import io.parsimony.account.MailOptions;
import io.parsimony.account.PasswordPolicy;
import io.parsimony.backend.Caller;
import io.parsimony.backend.FetchedObject;
import io.parsimony.backend.FindRequest;
import io.parsimony.backend.ObjectJson;
import io.parsimony.query.Constraint;
import java.io.PrintStream;
import java.net.URI;
import java.time.Duration;
import java.util.Set;
import java.util.TreeSet;

/** All that is done with passwords, tokens and mail, once rightly and once wrongly, by somebody who prints all that there is to print. */
final class AccountTour {
    private static final String FIRST = Changes.PASSWORD;
    private static final String SECOND = "another-password-that-stands-out";
    private static final String THIRD = "a-third-password-that-stands-out";
    private static final String WRONG = "a-wrong-password-that-stands-out";
    private static final String ADDRESS = "ann@example.org";
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final InMemoryMail mail = new InMemoryMail();
    private final PrintStream out;
    private final Set<String> secrets = new TreeSet<>(Set.of(FIRST, SECOND, THIRD, WRONG));

    AccountTour(PrintStream out) {
        this.out = out;
    }

    /** Goes round. Answers what must not have been printed. */
    Set<String> go(String url) {
        AccountOptions options = AccountOptions.DEFAULT
                .withMail(new MailOptions(mail, "Peanuts", URI.create("https://example.org/parse"), "peanuts"))
                .withEmailVerification(EmailVerification.ON)
                .withPasswordPolicy(PasswordPolicy.ANY.withMaxPasswordHistory(3))
                .withLockout(AccountLockout.of(2, Duration.ofMinutes(1)));
        try (Parse opened =
                Parse.builder().url(url).bcryptCost(4).accounts(options).open()) {
            go(Parse.on(Talkative.over(opened.backend(), out)));
        }
        return secrets;
    }

    private void go(Parse parse) {
        Parse ann = parse.asAnonymous();
        ParseUser user = ann.newUser().setUsername("ann").setPassword(FIRST).setEmail(ADDRESS);
        user.signUp();
        meet(ann);
        refused(() -> parse.asAnonymous()
                .newUser()
                .setUsername("ANN")
                .setPassword(WRONG)
                .signUp());
        parse.verifyEmail(tokenOf(Kind.VERIFICATION));
        user.setPassword(SECOND).save();
        meet(ann);
        refused(() -> user.setPassword(FIRST).save());
        parse.requestPasswordReset(ADDRESS);
        String reset = tokenOf(Kind.PASSWORD_RESET);
        show(parse);
        refused(() -> parse.resetPassword(reset + "x", THIRD));
        parse.resetPassword(reset, THIRD);
        refused(() -> parse.resetPassword(reset, FIRST));
        refused(() -> ann.query("Note").find());
        Parse again = parse.asAnonymous();
        again.logIn("ann", THIRD);
        meet(again);
        Parse other = parse.asAnonymous();
        other.become(tokenOf(again));
        meet(other);
        parse.asAnonymous().verifyPassword("ann", THIRD);
        again.currentSession();
        again.query("_Session").find().forEach(this::print);
        for (int i = 0; i < 3; i++) {
            refused(() -> parse.asAnonymous().logIn("ann", WRONG));
        }
        refused(() -> parse.asAnonymous().become("r:" + "0".repeat(32)));
        again.logOut();
    }

    private void meet(Parse view) {
        print(view);
        ParseUser user = view.currentUser().orElseThrow();
        print(user);
        secrets.add(tokenOf(view));
    }

    private static String tokenOf(Parse view) {
        return String.valueOf(view.currentUser().orElseThrow().getSessionToken());
    }

    private String tokenOf(Kind kind) {
        InMemoryMail.Sent sent = mail.await(kind, ADDRESS, PATIENCE).orElseThrow();
        print(sent);
        secrets.add(sent.token());
        return sent.token();
    }

    /** What the keys are told of users, as an export would write it; the maintenance key is there to see tokens. */
    private void show(Parse parse) {
        FindRequest users = FindRequest.of("_User", Constraint.ALWAYS);
        for (Caller key : Set.of(Caller.MASTER, Caller.READ_ONLY_MASTER)) {
            for (FetchedObject user : parse.backend().find(key, users)) {
                print(ObjectJson.write(user));
            }
        }
    }

    private void refused(Runnable call) {
        try {
            call.run();
        } catch (ParseException e) {
            e.printStackTrace(out);
            return;
        }
        throw new IllegalStateException("was not refused");
    }

    private void print(Object any) {
        out.println(any);
    }
}
