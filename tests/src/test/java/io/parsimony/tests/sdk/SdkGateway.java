package io.parsimony.tests.sdk;

import io.parsimony.Parse;
import io.parsimony.account.AccountOptions;
import io.parsimony.account.EmailVerification;
import io.parsimony.account.InMemoryMail;
import io.parsimony.account.MailOptions;
import io.parsimony.auth.provider.TotpAdapter;
import io.parsimony.auth.provider.TrustingAdapter;
import io.parsimony.rest.ParseGateway;
import io.parsimony.rest.options.GatewayKeys;
import io.parsimony.tests.database.TestDatabase;
import java.net.URI;

/** A gateway as the suites of other people's SDKs want it: a key for each of them, a provider of log-ins, second factors, mail. */
final class SdkGateway implements AutoCloseable {
    static final String APPLICATION = "suite";
    static final String MASTER_KEY = "suite-master";
    static final String JAVASCRIPT_KEY = "suite-javascript";
    static final String REST_KEY = "suite-rest";

    private static final int CHEAP = 4;

    private final Parse parse;
    private final ParseGateway gateway;

    SdkGateway() {
        parse = TestDatabase.builder()
                .openExplanations(false)
                .bcryptCost(CHEAP)
                .auth("pals", new TrustingAdapter())
                .auth("mfa", new TotpAdapter())
                .accounts(AccountOptions.DEFAULT
                        .withEmailVerification(EmailVerification.ON)
                        .withMail(new MailOptions(
                                new InMemoryMail(), "Suite", URI.create("https://example.org/parse"), APPLICATION)))
                .open();
        gateway = ParseGateway.builder()
                .applicationId(APPLICATION)
                .keys(GatewayKeys.ofMaster(MASTER_KEY).withClientKeys(null, JAVASCRIPT_KEY, REST_KEY, null))
                .start(parse);
    }

    URI url() {
        return gateway.url();
    }

    @Override
    public void close() {
        gateway.close();
        parse.close();
    }
}
