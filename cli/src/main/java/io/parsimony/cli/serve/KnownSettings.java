package io.parsimony.cli.serve;

import static java.util.stream.Collectors.toCollection;
import static java.util.stream.Collectors.toUnmodifiableMap;

import io.parsimony.cli.serve.Setting.Kind;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The settings of {@code serve}, and those of Parse Server that are no settings here. */
final class KnownSettings {
    /** What can be set. */
    static final List<Setting> ALL = List.of(
            text("host", "PARSE_SERVER_HOST", "The address to listen on (127.0.0.1); 0.0.0.0 for all."),
            number("port", "PORT", "The port (1337); 0 for any that is free."),
            text("mountPath", "PARSE_SERVER_MOUNT_PATH", "Where the protocol begins (/parse)."),
            text("serverURL", "PARSE_SERVER_URL", "The URL of the mount as clients know it (what each request says)."),
            text("publicServerURL", "PARSE_PUBLIC_SERVER_URL", "The URL of the mount in mails (serverURL)."),
            text(
                    "databaseURI",
                    "PARSE_SERVER_DATABASE_URI",
                    "A file, postgres://user:password@host/name, or a JDBC URL."),
            text("appId", "PARSE_SERVER_APPLICATION_ID", "The application id (parsimony)."),
            text("appName", "PARSE_SERVER_APP_NAME", "The application's name in mails and on pages (its id)."),
            text("masterKey", "PARSE_SERVER_MASTER_KEY", "Opens everything (a random one, which is printed)."),
            list("masterKeyIps", "PARSE_SERVER_MASTER_KEY_IPS", "From where it does (127.0.0.0/8,::1)."),
            text("readOnlyMasterKey", "PARSE_SERVER_READ_ONLY_MASTER_KEY", "Shows everything (none)."),
            list(
                    "readOnlyMasterKeyIps",
                    "PARSE_SERVER_READ_ONLY_MASTER_KEY_IPS",
                    "From where it does (127.0.0.0/8,::1)."),
            text("maintenanceKey", "PARSE_SERVER_MAINTENANCE_KEY", "Writes what else only the server does (none)."),
            list("maintenanceKeyIps", "PARSE_SERVER_MAINTENANCE_KEY_IPS", "From where it does (127.0.0.0/8,::1)."),
            text("clientKey", "PARSE_SERVER_CLIENT_KEY", "With one of these four, clients must bring one (none)."),
            text("javascriptKey", "PARSE_SERVER_JAVASCRIPT_KEY", "See clientKey."),
            text("restAPIKey", "PARSE_SERVER_REST_API_KEY", "See clientKey."),
            text("dotNetKey", "PARSE_SERVER_DOT_NET_KEY", "See clientKey."),
            list("allowOrigin", "PARSE_SERVER_ALLOW_ORIGIN", "Web pages that may use the server (all)."),
            list("allowHeaders", "PARSE_SERVER_ALLOW_HEADERS", "Headers that they may send besides."),
            json(
                    "trustProxy",
                    "PARSE_SERVER_TRUST_PROXY",
                    "Proxies whose X-Forwarded-For is believed: true, how many, or addresses (none)."),
            json(
                    "rateLimit",
                    "PARSE_SERVER_RATE_LIMIT",
                    "How often paths may be asked for, a list of objects (any number of times)."),
            list(
                    "routeAllowList",
                    "PARSE_SERVER_ROUTE_ALLOW_LIST",
                    "Patterns of paths that are open without the master key (all)."),
            json(
                    "requestKeywordDenylist",
                    "PARSE_SERVER_REQUEST_KEYWORD_DENYLIST",
                    "Keys and values that must not be written, such as [{\"key\":\"^admin$\"}] (none)."),
            text("maxUploadSize", "PARSE_SERVER_MAX_UPLOAD_SIZE", "A request's largest body (20mb)."),
            number("maxLimit", "PARSE_SERVER_MAX_LIMIT", "How many objects a query gives at most (any number)."),
            number("defaultLimit", "PARSE_SERVER_DEFAULT_LIMIT", "How many it gives where it says no limit (100)."),
            number(
                    "requestComplexity.batchRequestLimit",
                    "PARSE_SERVER_REQUEST_COMPLEXITY_BATCH_REQUEST_LIMIT",
                    "How many requests a batch holds at most (any number)."),
            list(
                    "idempotencyOptions.paths",
                    "PARSE_SERVER_EXPERIMENTAL_IDEMPOTENCY_PATHS",
                    "Patterns of paths on which X-Parse-Request-Id counts (none)."),
            number(
                    "idempotencyOptions.ttl",
                    "PARSE_SERVER_EXPERIMENTAL_IDEMPOTENCY_TTL",
                    "For how many seconds request ids are remembered (300)."),
            toggle(
                    "allowClientClassCreation",
                    "PARSE_SERVER_ALLOW_CLIENT_CLASS_CREATION",
                    "Whether clients make classes by writing to them (true)."),
            toggle(
                    "allowCustomObjectId",
                    "PARSE_SERVER_ALLOW_CUSTOM_OBJECT_ID",
                    "Whether clients choose the objectIds of new objects (false)."),
            toggle(
                    "schema.lockSchemas",
                    "PARSE_SERVER_SCHEMA_LOCK_SCHEMAS",
                    "Whether classes can't be changed (false)."),
            toggle("enforcePrivateUsers", "PARSE_SERVER_ENFORCE_PRIVATE_USERS", "Whether users are private (false)."),
            object(
                    "protectedFields",
                    "PARSE_SERVER_PROTECTED_FIELDS",
                    "Hidden fields by class and group ({\"_User\":{\"*\":[\"email\"]}})."),
            toggle(
                    "protectedFieldsOwnerExempt",
                    "PARSE_SERVER_PROTECTED_FIELDS_OWNER_EXEMPT",
                    "Whether users see all of themselves (true)."),
            object(
                    "auth",
                    "PARSE_SERVER_AUTH_PROVIDERS",
                    "Providers to log in by, such as {\"google\":{\"clientId\":\"…\"}} (none)."),
            toggle(
                    "enableAnonymousUsers",
                    "PARSE_SERVER_ENABLE_ANON_USERS",
                    "Whether users may log in without telling who they are (true)."),
            number("sessionLength", "PARSE_SERVER_SESSION_LENGTH", "A session's length in seconds (31536000)."),
            toggle("expireInactiveSessions", "PARSE_SERVER_EXPIRE_INACTIVE_SESSIONS", "Whether sessions end (true)."),
            toggle("extendSessionOnUse", "PARSE_SERVER_EXTEND_SESSION_ON_USE", "Whether use extends them (true)."),
            toggle(
                    "revokeSessionOnPasswordReset",
                    "PARSE_SERVER_REVOKE_SESSION_ON_PASSWORD_RESET",
                    "Whether a new password ends a user's sessions (true)."),
            toggle(
                    "convertUsernameToLowercase",
                    "PARSE_SERVER_CONVERT_USERNAME_TO_LOWERCASE",
                    "Whether usernames are kept in lower case (false)."),
            toggle(
                    "convertEmailToLowercase",
                    "PARSE_SERVER_CONVERT_EMAIL_TO_LOWERCASE",
                    "Whether e-mail addresses are (false)."),
            number(
                    "accountLockout.threshold",
                    "PARSE_SERVER_ACCOUNT_LOCKOUT_THRESHOLD",
                    "Failed log-ins that lock (none)."),
            number("accountLockout.duration", "PARSE_SERVER_ACCOUNT_LOCKOUT_DURATION", "For how many minutes."),
            toggle(
                    "accountLockout.unlockOnPasswordReset",
                    "PARSE_SERVER_ACCOUNT_LOCKOUT_UNLOCK_ON_PASSWORD_RESET",
                    "Whether a reset unlocks (false)."),
            text(
                    "passwordPolicy.validatorPattern",
                    "PARSE_SERVER_PASSWORD_POLICY_VALIDATOR_PATTERN",
                    "What must be found in a password."),
            text(
                    "passwordPolicy.validationError",
                    "PARSE_SERVER_PASSWORD_POLICY_VALIDATION_ERROR",
                    "What is said when it is not."),
            toggle(
                    "passwordPolicy.doNotAllowUsername",
                    "PARSE_SERVER_PASSWORD_POLICY_DO_NOT_ALLOW_USERNAME",
                    "Whether it must not contain the username (false)."),
            number(
                    "passwordPolicy.maxPasswordAge",
                    "PARSE_SERVER_PASSWORD_POLICY_MAX_PASSWORD_AGE",
                    "For how many days it is good (always)."),
            number(
                    "passwordPolicy.maxPasswordHistory",
                    "PARSE_SERVER_PASSWORD_POLICY_MAX_PASSWORD_HISTORY",
                    "How many passwords can't be used again (0)."),
            number(
                    "passwordPolicy.resetTokenValidityDuration",
                    "PARSE_SERVER_PASSWORD_POLICY_RESET_TOKEN_VALIDITY_DURATION",
                    "For how many seconds a link to reset it is good (always)."),
            toggle(
                    "passwordPolicy.resetTokenReuseIfValid",
                    "PARSE_SERVER_PASSWORD_POLICY_RESET_TOKEN_REUSE_IF_VALID",
                    "Whether it is sent again as it was (false)."),
            toggle(
                    "passwordPolicy.resetPasswordSuccessOnInvalidEmail",
                    "PARSE_SERVER_PASSWORD_POLICY_RESET_PASSWORD_SUCCESS_ON_INVALID_EMAIL",
                    "Whether unknown addresses are told nothing (true)."),
            toggle(
                    "verifyUserEmails",
                    "PARSE_SERVER_VERIFY_USER_EMAILS",
                    "Whether addresses must be verified (false)."),
            toggle(
                    "preventLoginWithUnverifiedEmail",
                    "PARSE_SERVER_PREVENT_LOGIN_WITH_UNVERIFIED_EMAIL",
                    "Whether before any log-in (false)."),
            toggle(
                    "preventSignupWithUnverifiedEmail",
                    "PARSE_SERVER_PREVENT_SIGNUP_WITH_UNVERIFIED_EMAIL",
                    "Whether a sign-up answers 205 before (false)."),
            number(
                    "emailVerifyTokenValidityDuration",
                    "PARSE_SERVER_EMAIL_VERIFY_TOKEN_VALIDITY_DURATION",
                    "For how many seconds a link to verify is good (always)."),
            toggle(
                    "emailVerifyTokenReuseIfValid",
                    "PARSE_SERVER_EMAIL_VERIFY_TOKEN_REUSE_IF_VALID",
                    "Whether it is sent again as it was (false)."),
            toggle(
                    "emailVerifySuccessOnInvalidEmail",
                    "PARSE_SERVER_EMAIL_VERIFY_SUCCESS_ON_INVALID_EMAIL",
                    "Whether unknown addresses are told nothing (true)."),
            text(
                    "mail",
                    "PARSIMONY_MAIL",
                    "Where mail goes: log, smtp://user:password@host:587, or a URL to post it to (there is no mail)."),
            text("mailFrom", "PARSIMONY_MAIL_FROM", "The sender of mail: an address, or Name <address>."),
            toggle("memory", "PARSIMONY_MEMORY", "Whether the database is one in memory, which is forgotten (false)."),
            toggle(
                    "resetEndpoint",
                    "PARSIMONY_RESET_ENDPOINT",
                    "For tests, with memory: whether POST /__reset makes it what it was at the start (false)."));

    /** Those of Parse Server that say how it works inside, or what it writes to its log. */
    static final Set<String> WITHOUT_EFFECT = Set.of(
            "allowExpiredAuthDataToken",
            "cacheMaxSize",
            "cacheTTL",
            "cluster",
            "directAccess",
            "enableCollationCaseComparison",
            "enableExpressErrorHandler",
            "enableProductPurchaseLegacyApi",
            "enableSanitizedErrorResponse",
            "encryptionKey",
            "fileKey",
            "graphQLPath",
            "graphQLPublicIntrospection",
            "jsonLogs",
            "logLevel",
            "logLevels",
            "logsFolder",
            "maxLogFiles",
            "playgroundPath",
            "preserveFileName",
            "silent",
            "verbose",
            "verifyServerUrl",
            "webhookKey");

    /** The environment variables of those, and of what is refused, where they follow no rule. */
    static final Map<String, String> UNUSUAL_ENVIRONMENT = Map.of(
            "PARSE_SERVER_FILE_DOWNLOAD_OPTIONS", "fileDownload",
            "PARSE_SERVER_FILE_UPLOAD_OPTIONS", "fileUpload",
            "PARSE_SERVER_EXPERIMENTAL_IDEMPOTENCY_OPTIONS", "idempotencyOptions",
            "PARSE_SERVER_GRAPH_QLSCHEMA", "graphQLSchema");

    private static final Map<String, Setting> BY_NAME =
            ALL.stream().collect(toUnmodifiableMap(Setting::name, setting -> setting));

    private KnownSettings() {}

    /** The setting of this name; null where there is none. */
    static @Nullable Setting named(String name) {
        return BY_NAME.get(name);
    }

    /** The objects that settings with a dot are members of. */
    static Set<String> groups() {
        return ALL.stream()
                .map(Setting::name)
                .filter(name -> name.indexOf('.') > 0)
                .map(name -> name.substring(0, name.indexOf('.')))
                .collect(toCollection(TreeSet::new));
    }

    private static Setting text(String name, String environment, String description) {
        return new Setting(name, environment, Kind.TEXT, description);
    }

    private static Setting number(String name, String environment, String description) {
        return new Setting(name, environment, Kind.NUMBER, description);
    }

    private static Setting toggle(String name, String environment, String description) {
        return new Setting(name, environment, Kind.SWITCH, description);
    }

    private static Setting list(String name, String environment, String description) {
        return new Setting(name, environment, Kind.LIST, description);
    }

    private static Setting json(String name, String environment, String description) {
        return new Setting(name, environment, Kind.JSON, description);
    }

    private static Setting object(String name, String environment, String description) {
        return new Setting(name, environment, Kind.OBJECT, description);
    }
}
