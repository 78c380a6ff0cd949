package io.parsimony.tests.accounts;

import io.parsimony.Parse;
import io.parsimony.ParseBuilder;
import io.parsimony.ParseException;
import io.parsimony.ParseSession;
import io.parsimony.ParseUser;
import io.parsimony.account.AccountLockout;
import io.parsimony.account.AccountOptions;
import io.parsimony.account.EmailVerification;
import io.parsimony.account.InMemoryMail;
import io.parsimony.account.InMemoryMail.Kind;
import io.parsimony.account.LinkMail;
import io.parsimony.account.Mail;
import io.parsimony.account.MailOptions;
import io.parsimony.account.MailUser;
import io.parsimony.account.PasswordPolicy;
import io.parsimony.account.PasswordReset;
import io.parsimony.backend.BackendOptions;
import io.parsimony.backend.BatchOutcome;
import io.parsimony.backend.BatchRequest;
import io.parsimony.backend.Caller;
import io.parsimony.backend.FindRequest;
import io.parsimony.backend.LogInAsRequest;
import io.parsimony.backend.LogInRequest;
import io.parsimony.backend.LoggedInUser;
import io.parsimony.backend.ObjectJson;
import io.parsimony.backend.ParseBackend;
import io.parsimony.backend.PasswordResetRequest;
import io.parsimony.backend.RestoreRequest;
import io.parsimony.backend.SignUpRequest;
import io.parsimony.backend.SignedUpUser;
import io.parsimony.backend.UpdateRequest;
import io.parsimony.operation.FieldOperation;
import io.parsimony.query.Constraint;
import io.parsimony.query.FieldPath;
import io.parsimony.value.ObjectValue;
import io.parsimony.value.StringValue;
import java.io.PrintStream;
import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** All that can be done with accounts, right and wrong, by somebody who prints each request, answer and failure. */
public final class AccountTour {
    /** What a query asks for: the request shows it, an error must not. */
    static final String ASKED_FOR = "$2a$04$hash";

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final PrintStream out;
    private final Set<String> secrets = new LinkedHashSet<>();
    private final InMemoryMail mail = new InMemoryMail();

    /** A tour that is printed here. */
    public AccountTour(PrintStream out) {
        this.out = out;
    }

    private String secret(String text) {
        secrets.add(text);
        return text;
    }

    private void print(@Nullable Object... shown) {
        for (Object one : shown) {
            out.println(one);
        }
    }

    private void refused(Runnable call) {
        try {
            call.run();
            throw new IllegalStateException("not refused");
        } catch (ParseException e) {
            e.printStackTrace(out);
        }
    }

    /**
     * Goes round.
     *
     * @param database says where an empty database is
     * @param seenBy what stands between the tour and the backend
     * @return what must not have been printed
     */
    public Set<String> go(ParseBuilder database, UnaryOperator<ParseBackend> seenBy) {
        MailOptions mailing = new MailOptions(mail, "Peanuts", URI.create("https://example.org"), "peanuts");
        AccountOptions options = AccountOptions.DEFAULT
                .withLockout(AccountLockout.of(3, Duration.ofMinutes(5)))
                .withPasswordPolicy(PasswordPolicy.ANY
                        .withMaxPasswordHistory(5)
                        .withValidatorCallback(password -> password.length() > 5)
                        .withoutUsername()
                        .withMaxPasswordAge(Duration.ofDays(10)))
                .withEmailVerification(EmailVerification.ON
                        .withTokenValidity(Duration.ofHours(1))
                        .reusingTokens())
                .withPasswordReset(PasswordReset.DEFAULT.tellingInvalidEmails())
                .withMail(mailing);
        print(
                options,
                mailing,
                mail,
                BackendOptions.of("jdbc:h2:mem:;USER=sa;PASSWORD=" + secret("database-secret-0")));
        try (Parse opened = database.bcryptCost(4).accounts(options).open()) {
            Parse parse = Parse.on(seenBy.apply(opened.backend()));
            print(opened, parse);
            signUpsAndLogIns(parse);
            passwords(parse);
            mails(parse);
            sessions(parse);
            restored(parse);
            requestsAndAnswers(parse);
        }
        return secrets;
    }

    /** Without the name in it, which may be printed. */
    private static String passwordOf(String name) {
        return "woodstock-" + new StringBuilder(name).reverse();
    }

    private ParseUser signUp(Parse view, String name) {
        ParseUser user = view.newUser()
                .setUsername(name)
                .setPassword(secret(passwordOf(name)))
                .setEmail(name + "@example.org");
        user.signUp();
        secret(String.valueOf(user.getSessionToken()));
        print(view, user, user.getACL());
        return user;
    }

    private void signUpsAndLogIns(Parse parse) {
        signUp(parse, "Snoopy");
        refused(() -> signUp(parse.asAnonymous(), "Snoopy"));
        refused(() -> signUp(parse.asAnonymous(), "SNOOPY"));
        refused(() -> parse.asAnonymous()
                .newUser()
                .setUsername("Short")
                .setPassword(secret("zq#17"))
                .signUp());
        refused(() -> parse.asAnonymous()
                .newUser()
                .setUsername("Named")
                .setPassword(secret("#Named-and-more"))
                .signUp());
        refused(() -> parse.asAnonymous()
                .newUser()
                .setUsername("Addressed")
                .setPassword(secret("addressed-password"))
                .setEmail("nowhere")
                .signUp());
        refused(() -> parse.asAnonymous().logIn("Snoopy", secret("wrong-password-1")));
        refused(() -> parse.asAnonymous().logIn("Nobody", secret("wrong-password-2")));
        refused(() -> parse.asAnonymous().verifyPassword("Snoopy", secret("wrong-password-3")));
        refused(() -> parse.withSession(secret("r:deadbeefdeadbeefdeadbeefdeadbeef"))
                .query("Any")
                .find());
        refused(() -> parse.become(secret("r:feedbeeffeedbeeffeedbeeffeedbeef")));
        for (int i = 0; i < 3; i++) {
            refused(() -> parse.asAnonymous().logInWithEmail("Locked@example.org", secret("wrong-password-4")));
        }
        String token = secret(String.valueOf(
                parse.asAnonymous().logIn("Snoopy", passwordOf("Snoopy")).getSessionToken()));
        Parse other = parse.asAnonymous();
        print(other.become(token), other);
        print(parse.verifyPassword("Snoopy", passwordOf("Snoopy")));
    }

    private void passwords(Parse parse) {
        ParseUser user = parse.currentUser().orElseThrow();
        refused(() -> user.setPassword(passwordOf("Snoopy")).save());
        refused(() -> user.setPassword(secret("zq#18")).save());
        user.setPassword(secret("second-password")).save();
        secret(String.valueOf(user.getSessionToken()));
        refused(() -> parse.objectWithoutData("_User", "nobody")
                .put("password", secret("third-password"))
                .save());
        refused(() ->
                parse.userQuery().whereEqualTo("_hashed_password", ASKED_FOR).find());
        refused(() -> parse.object("Note")
                .put("_hashed_password", secret("hidden-value"))
                .save());
        refused(() -> user.put("password", List.of(secret("listed-password"))).save());
        user.revert();
    }

    private void mails(Parse parse) {
        String address = "Snoopy@example.org";
        String token = secret(
                mail.await(Kind.VERIFICATION, address, PATIENCE).orElseThrow().token());
        refused(() -> parse.verifyEmail(secret("wrongVerificationToken123")));
        parse.verifyEmail(token);
        refused(() -> parse.verifyEmail(token));
        parse.requestPasswordReset(address);
        InMemoryMail.Sent reset =
                mail.await(Kind.PASSWORD_RESET, address, PATIENCE).orElseThrow();
        secret(reset.token());
        print(reset, mail.sent());
        refused(() -> parse.asAnonymous().resetPassword(secret("wrongResetToken0000000000"), secret("fresh-password")));
        refused(() -> parse.asAnonymous().resetPassword(reset.token(), "second-password"));
        parse.asAnonymous().resetPassword(reset.token(), "fresh-password");
        refused(() -> parse.asAnonymous().resetPassword(reset.token(), "fresh-password"));
        refused(() -> parse.asAnonymous().requestPasswordReset("nobody@example.org"));
        refused(() -> parse.query("Any").find());
    }

    private void sessions(Parse parse) {
        secret(String.valueOf(parse.logIn("Snoopy", "fresh-password").getSessionToken()));
        ParseSession current = parse.currentSession();
        print(current, parse.sessionQuery().find(), current.getUser());
        ParseSession restricted = parse.object(ParseSession.class);
        restricted.save();
        secret(String.valueOf(restricted.getSessionToken()));
        refused(() -> current.put("sessionToken", secret("r:chosen")).save());
        secret(String.valueOf(parse.upgradeToRevocableSession().getSessionToken()));
        secret(String.valueOf(parse.asMaster()
                .logInAs(String.valueOf(parse.currentUser().orElseThrow().getObjectId()))
                .getSessionToken()));
        print(
                parse.asMaster().query("_Session").find(),
                parse.asMaster().userQuery().find());
        print(parse.asMaster().userQuery().whereEqualTo("username", "Snoopy").explain());
        print(parse.asMaster().check());
        for (Caller key : List.of(Caller.MASTER, Caller.READ_ONLY_MASTER)) {
            parse.backend()
                    .find(key, FindRequest.of("_User", Constraint.ALWAYS))
                    .forEach(user -> print(ObjectJson.write(user)));
        }
        parse.logOut();
    }

    private void restored(Parse parse) {
        RestoreRequest request = new RestoreRequest(
                "_User",
                "restored",
                null,
                null,
                null,
                Map.of(
                        "username", new StringValue("Restored"),
                        "bcryptPassword", new StringValue(secret("no-hash-at-all")),
                        "sessionToken", new StringValue(secret("r:from-elsewhere"))),
                RestoreRequest.Conflict.REFUSE);
        print(request);
        refused(() -> {
            throw ((BatchOutcome.Failed) parse.backend()
                            .batch(
                                    Caller.MASTER,
                                    new BatchRequest(List.of(request), BatchRequest.Atomicity.EACH_BY_ITSELF))
                            .get(0))
                    .error();
        });
    }

    private void requestsAndAnswers(Parse parse) {
        SignUpRequest signUp = new SignUpRequest("Linus", secret("blanket-secret"), null, Map.of(), null, "phone");
        SignedUpUser signedUp = parse.backend().signUp(Caller.ANONYMOUS, signUp);
        Caller caller = Caller.session(secret(String.valueOf(signedUp.sessionToken())));
        LogInRequest logIn = new LogInRequest("Linus", "blanket-secret").withInstallationId("phone");
        LoggedInUser loggedIn = parse.backend().logIn(Caller.ANONYMOUS, logIn);
        secret(loggedIn.sessionToken());
        Caller again = Caller.session(loggedIn.sessionToken());
        UpdateRequest change = new UpdateRequest(
                "_User",
                signedUp.user().objectId(),
                Map.of(FieldPath.of("password"), new FieldOperation.Set(new StringValue(secret("another-blanket")))),
                null);
        var changed = parse.backend().update(again, change);
        secret(String.valueOf(changed.sessionToken()));
        print(signUp, signedUp, caller, logIn, loggedIn, again, change, changed);
        print(new BatchOutcome.Saved(changed));
        print(
                new LogInAsRequest("id", null),
                new PasswordResetRequest(secret("someResetToken"), secret("someNewPassword")),
                new LinkMail(
                        "Peanuts",
                        "https://example.org?token=" + secret("someLinkToken"),
                        "someLinkToken",
                        new MailUser("id", "name", "a@example.org", ObjectValue.EMPTY)),
                new Mail("a@example.org", "subject", secret("text with a link")));
    }
}
