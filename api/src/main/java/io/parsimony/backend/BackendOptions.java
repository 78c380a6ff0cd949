package io.parsimony.backend;

import io.parsimony.account.AccountOptions;
import io.parsimony.auth.AuthOptions;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * What opens a backend. Validated as a whole by the backend that opens.
 *
 * @param url a JDBC URL, such as {@code jdbc:h2:file:/home/me/scores}, {@code jdbc:h2:mem:}
 * @param user the database's user; null for the database's default
 * @param password the database's password; null for none
 * @param clock tells the time of createdAt and updatedAt
 * @param maxObjectBytes an object's largest size as JSON in UTF-8; above it 116
 * @param maxNesting how deep objects and arrays may nest in a field; above it 107
 * @param clientClassCreation whether callers other than the master key may make classes by writing to them; else 119
 * @param bcryptCost the cost of hashing a password, 4 to 31; each step doubles it
 * @param promotionDelay how long new fields wait, after the last one came, for typed columns of their own
 * @param durability what an acknowledged write survives; null for the database's default: POWER_LOSS for a file, NONE in memory
 * @param maxLimit how many objects a find gives at most, whatever limit it asks for; {@link Integer#MAX_VALUE} for no maximum
 * @param security what callers may see by default
 * @param accounts how users log in and stay logged in
 * @param lockSchemas whether classes can't be made, changed and removed as wholes, not even by the master key; else 119. Writes go on
 *     bringing classes and fields as far as they may
 * @param auth the providers that users may log in by
 * @param random makes objectIds, tokens of sessions and mails, and names of users who choose none; thread-safe. Any but a {@link SecureRandom}
 *     lets tokens be guessed, and is for tests alone
 * @param customObjectIds whether whoever makes an object may choose its objectId; else one that is sent is refused with 105
 */
public record BackendOptions(
        String url,
        @Nullable String user,
        @Nullable String password,
        Clock clock,
        int maxObjectBytes,
        int maxNesting,
        boolean clientClassCreation,
        int bcryptCost,
        Duration promotionDelay,
        @Nullable Durability durability,
        int maxLimit,
        SecurityOptions security,
        AccountOptions accounts,
        boolean lockSchemas,
        AuthOptions auth,
        RandomGenerator random,
        boolean customObjectIds) {
    /** 16 MB. */
    public static final int DEFAULT_MAX_OBJECT_BYTES = 16 * 1024 * 1024;

    /** As deep as MongoDB goes. */
    public static final int DEFAULT_MAX_NESTING = 100;

    /**
     * Options without a largest limit, locked schemas and ids of the clients' choice, and with the defaults of what callers may see, of accounts and of providers.
     */
    public BackendOptions(
            String url,
            @Nullable String user,
            @Nullable String password,
            Clock clock,
            int maxObjectBytes,
            int maxNesting,
            boolean clientClassCreation,
            int bcryptCost,
            Duration promotionDelay,
            @Nullable Durability durability) {
        this(
                url,
                user,
                password,
                clock,
                maxObjectBytes,
                maxNesting,
                clientClassCreation,
                bcryptCost,
                promotionDelay,
                durability,
                Integer.MAX_VALUE,
                SecurityOptions.DEFAULT,
                AccountOptions.DEFAULT,
                false,
                AuthOptions.DEFAULT,
                new SecureRandom(),
                false);
    }

    /** The options where only the URL is given. */
    public static BackendOptions of(String url) {
        return new BackendOptions(
                url,
                null,
                null,
                Clock.systemUTC(),
                DEFAULT_MAX_OBJECT_BYTES,
                DEFAULT_MAX_NESTING,
                true,
                10,
                Duration.ofMillis(500),
                null);
    }

    /** Without passwords, which must reach no log: H2 takes one in the URL's settings too. */
    @Override
    public String toString() {
        return "BackendOptions[url=" + url.split(";", 2)[0] + "]";
    }
}
