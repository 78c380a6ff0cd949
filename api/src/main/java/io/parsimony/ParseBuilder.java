package io.parsimony;

import io.parsimony.account.AccountOptions;
import io.parsimony.auth.AuthAdapter;
import io.parsimony.auth.AuthOptions;
import io.parsimony.backend.BackendOptions;
import io.parsimony.backend.Durability;
import io.parsimony.backend.ParseBackend;
import io.parsimony.backend.ParseBackendProvider;
import io.parsimony.backend.SecurityOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * The options of a {@link Parse}. Nothing is checked before {@link #open()}, which checks them as a whole. For one thread at a
 * time.
 */
public final class ParseBuilder {
    private static final String IN_MEMORY = "jdbc:h2:mem:";
    private static final int CHEAPEST_BCRYPT = 4;
    private static final int DEAREST_BCRYPT = 31;

    private @Nullable Path file;
    private @Nullable String url;
    private @Nullable String user;
    private @Nullable String password;
    private @Nullable Executor executor;
    private Clock clock = Clock.systemUTC();
    private RandomGenerator random = new SecureRandom();
    private int maxObjectBytes = BackendOptions.DEFAULT_MAX_OBJECT_BYTES;
    private int maxNesting = BackendOptions.DEFAULT_MAX_NESTING;
    private boolean clientClassCreation;
    private boolean lockSchemas;
    private boolean customObjectIds;
    private int bcryptCost;
    private Duration promotionDelay;
    private @Nullable Durability durability;
    private @Nullable Path keptUserFile;
    private boolean forgetsUser;
    private int maxLimit = Integer.MAX_VALUE;
    private AuthOptions auth = AuthOptions.DEFAULT;
    private AccountOptions accounts = AccountOptions.DEFAULT;
    private SecurityOptions security = SecurityOptions.DEFAULT;

    ParseBuilder() {
        BackendOptions defaults = BackendOptions.of(IN_MEMORY);
        this.clientClassCreation = defaults.clientClassCreation();
        this.bcryptCost = defaults.bcryptCost();
        this.promotionDelay = defaults.promotionDelay();
    }

    /** A database file of H2, named without its suffix; directories on the way are made. Instead of {@link #url}. */
    public ParseBuilder file(Path newFile) {
        this.file = newFile;
        return this;
    }

    /** A JDBC URL. Without url and file the database is a fresh one in memory. */
    public ParseBuilder url(String newUrl) {
        this.url = newUrl;
        return this;
    }

    /** The database's own user and password. */
    public ParseBuilder credentials(String newUser, String newPassword) {
        this.user = newUser;
        this.password = newPassword;
        return this;
    }

    /** Tells the time of createdAt and updatedAt. */
    public ParseBuilder clock(Clock newClock) {
        this.clock = newClock;
        return this;
    }

    /**
     * Makes objectIds and the tokens of sessions and mails; by default a {@link SecureRandom}. Any other lets whoever knows it guess tokens, and is
     * for tests alone, which then see the same ids in every run.
     *
     * @param generator thread-safe, as {@link java.util.Random} is
     */
    public ParseBuilder random(RandomGenerator generator) {
        this.random = generator;
        return this;
    }

    /** An object's largest size as JSON in UTF-8 bytes; above it a save fails with OBJECT_TOO_LARGE (116). */
    public ParseBuilder maxObjectBytes(int bytes) {
        this.maxObjectBytes = bytes;
        return this;
    }

    /** How deep objects and arrays may nest in a field; above it a save fails with INVALID_JSON (107). */
    public ParseBuilder maxNesting(int levels) {
        this.maxNesting = levels;
        return this;
    }

    /** Whether classes come into being by the first write to them, whoever writes; else only by the master's. */
    public ParseBuilder clientClassCreation(boolean allowed) {
        this.clientClassCreation = allowed;
        return this;
    }

    /**
     * Whether {@link ParseSchema} changes nothing, not even for the master key: OPERATION_FORBIDDEN (119). Writes go on bringing classes and
     * fields as far as their callers may.
     */
    public ParseBuilder lockSchemas(boolean locked) {
        this.lockSchemas = locked;
        return this;
    }

    /**
     * Whether whoever makes an object may choose its objectId: {@code object.put("objectId", "mine")} before the first save, or {@code
     * "objectId"} in REST; by default that is refused with INVALID_KEY_NAME (105). An id that is empty is MISSING_OBJECT_ID (104), one that is
     * taken DUPLICATE_VALUE (137). Whoever signs up, or makes a role, may then take the id of one that is gone, and with it what ACLs and roles still
     * grant to that id.
     */
    public ParseBuilder customObjectIds(boolean allowed) {
        this.customObjectIds = allowed;
        return this;
    }

    /** The cost of hashing a password, 4 to 31; each step doubles it. */
    public ParseBuilder bcryptCost(int cost) {
        this.bcryptCost = cost;
        return this;
    }

    /** How long new fields wait, after the last one came, for typed columns of their own. */
    public ParseBuilder promotionDelay(Duration delay) {
        this.promotionDelay = delay;
        return this;
    }

    /**
     * What an acknowledged write survives: by default a loss of power where the database is a file, nothing where it is in memory. A
     * database in memory keeps nothing, so {@link #open()} refuses another level than NONE for it, with CONNECTION_FAILED (100).
     */
    public ParseBuilder durability(Durability level) {
        this.durability = level;
        return this;
    }

    /** How many objects a find gives at most, whatever limit it asks for; without this call there is no maximum. */
    public ParseBuilder maxLimit(int objects) {
        this.maxLimit = objects;
        return this;
    }

    /**
     * Lets users log in by a provider (the guide's "Linking Users"); without this call it is refused with UNSUPPORTED_SERVICE (252).
     *
     * @param provider its name in {@code authData}: a letter, then letters, digits and {@code _}
     * @param adapter checks what clients send for it; {@link io.parsimony.auth.provider} has some
     */
    public ParseBuilder auth(String provider, AuthAdapter adapter) {
        this.auth = auth.with(provider, adapter);
        return this;
    }

    /** Whether users may log in without telling who they are; they may unless this forbids it. */
    public ParseBuilder anonymousUsers(boolean allowed) {
        this.auth = auth.withAnonymousUsers(allowed);
        return this;
    }

    /** How users log in and stay logged in: sessions, passwords, lockout, mail. */
    public ParseBuilder accounts(AccountOptions options) {
        this.accounts = options;
        return this;
    }

    /** Whether new users without an ACL can be read by themselves alone; by default everybody can read them. */
    public ParseBuilder privateUsers(boolean areUsersPrivate) {
        this.security = security.withPrivateUsers(areUsersPrivate);
        return this;
    }

    /**
     * Where the current user of the {@link Parse} that is opened is kept from one run to the next (the guide's "Current User"), and the id of
     * this device: in files of this name with {@code .session} and {@code .installation} added. By default they lie beside the database's file;
     * of a database that is no {@link #file} nothing is kept without this call. The first one holds a token and can be read by its owner alone;
     * logging out deletes it.
     */
    public ParseBuilder keepCurrentUserIn(Path base) {
        this.keptUserFile = base;
        this.forgetsUser = false;
        return this;
    }

    /** Begins without a user and keeps none: for programs that serve several users, or act with the master key alone. */
    public ParseBuilder forgetCurrentUser() {
        this.keptUserFile = null;
        this.forgetsUser = true;
        return this;
    }

    /**
     * The fields that callers without the master key neither see nor ask for, beside those that classes protect: per class, per group
     * ({@code *}, {@code authenticated}, {@code role:Name}, a user's objectId, {@code userField:name}). What all groups of a caller hide is
     * hidden. Replaces the default, which hides the e-mail addresses of other users.
     */
    public ParseBuilder protectedFields(Map<String, Map<String, Set<String>>> byClassAndGroup) {
        this.security = security.withProtectedFields(byClassAndGroup);
        return this;
    }

    /** Whether a user sees all fields of its own object, whatever is protected; by default it does. */
    public ParseBuilder ownersSeeAll(boolean doTheySeeAll) {
        this.security = security.withOwnersSeeingAll(doTheySeeAll);
        return this;
    }

    /**
     * Whether {@link ParseQuery#explain()} is for everybody, to try out queries as somebody without the master key; by default it is for the
     * master key alone (102), since it tells more of a class's size and of ACLs than what the query finds.
     */
    public ParseBuilder openExplanations(boolean areTheyOpen) {
        this.security = security.withOpenExplanations(areTheyOpen);
        return this;
    }

    /** Runs the Async calls; by default up to 16 daemon threads of this {@link Parse}. */
    public ParseBuilder executor(Executor newExecutor) {
        this.executor = newExecutor;
        return this;
    }

    /**
     * Opens the backend, for callers without a session; closing the result closes it.
     *
     * @throws ParseException CONNECTION_FAILED (100) when no engine is on the class path or the database can't be opened; OTHER_CAUSE
     *     (-1) when options contradict each other or are out of range
     */
    public Parse open() {
        BackendOptions options = options();
        ParseBackend backend = providerFor(options.url()).open(options);
        try {
            return Parse.owning(
                    backend, executor == null ? AsyncCalls.onOwnThreads() : new AsyncCalls(executor), keptUser());
        } catch (RuntimeException e) {
            backend.close();
            throw e;
        }
    }

    private KeptUser keptUser() {
        Path place = keptUserFile != null ? keptUserFile : file;
        return place == null || forgetsUser
                ? new KeptInMemory()
                : new KeptInFiles(place.toAbsolutePath().normalize());
    }

    private BackendOptions options() {
        require(file == null || url == null, "give either a file or a url, not both");
        require(maxObjectBytes > 0, "maxObjectBytes must be positive");
        require(maxNesting > 0, "maxNesting must be positive");
        require(
                bcryptCost >= CHEAPEST_BCRYPT && bcryptCost <= DEAREST_BCRYPT,
                "bcryptCost must lie between " + CHEAPEST_BCRYPT + " and " + DEAREST_BCRYPT);
        require(!promotionDelay.isNegative(), "promotionDelay must not be negative");
        require(maxLimit > 0, "maxLimit must be positive");
        accounts.problem().ifPresent(problem -> require(false, "accounts: " + problem));
        auth.problem().ifPresent(problem -> require(false, "auth: " + problem));
        return new BackendOptions(
                resolvedUrl(),
                user,
                password,
                clock,
                maxObjectBytes,
                maxNesting,
                clientClassCreation,
                bcryptCost,
                promotionDelay,
                durability,
                maxLimit,
                security,
                accounts,
                lockSchemas,
                auth,
                random,
                customObjectIds);
    }

    private String resolvedUrl() {
        if (url != null) {
            return url;
        }
        return file == null ? IN_MEMORY : fileUrl(file.toAbsolutePath().normalize());
    }

    private static String fileUrl(Path absolute) {
        // H2 reads what follows a semicolon as settings
        require(!absolute.toString().contains(";"), "the database's path must not contain a semicolon");
        Path parent = absolute.getParent();
        require(parent != null, "the database's path must name a file");
        try {
            if (parent != null) {
                Files.createDirectories(parent);
            }
        } catch (IOException e) {
            throw new ParseException(
                    ParseException.CONNECTION_FAILED, "The database's directory can't be made: " + parent, e);
        }
        return "jdbc:h2:file:" + absolute;
    }

    private static ParseBackendProvider providerFor(String url) {
        for (ParseBackendProvider provider : ServiceLoader.load(ParseBackendProvider.class)) {
            if (provider.accepts(url)) {
                return provider;
            }
        }
        throw new ParseException(
                ParseException.CONNECTION_FAILED,
                "No engine on the class path can open this database; add the dependency"
                        + " io.parsimony:parsimony-jdbc-store, and the database's driver if it is not H2");
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new ParseException(ParseException.OTHER_CAUSE, "Options of Parse: " + otherwise);
        }
    }

    /** Without the password, which must reach no log. */
    @Override
    public String toString() {
        return "ParseBuilder";
    }
}
