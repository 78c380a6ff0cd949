package io.parsimony.cli.serve;

import io.parsimony.value.ArrayValue;
import io.parsimony.value.BooleanValue;
import io.parsimony.value.NullValue;
import io.parsimony.value.NumberValue;
import io.parsimony.value.ObjectValue;
import io.parsimony.value.ParseValue;
import io.parsimony.value.StringValue;
import java.util.Map;
import java.util.Set;

/** Options of Parse Server that mean something, and nothing here: refused, unless they ask for what is the case anyway. */
final class UnsupportedSettings {
    /** What is the case anyway; all others are off here. */
    private static final Map<String, ParseValue> AS_IT_IS = Map.of(
            "allowAggregationForReadOnlyMasterKey", new BooleanValue(true),
            "objectIdSize", new NumberValue(10),
            "protectedFieldsSaveResponseExempt", new BooleanValue(true),
            "requestComplexity.allowRegex", new BooleanValue(true),
            "sendUserEmailVerification", new BooleanValue(true));

    private static final Set<String> NAMES = Set.of(
            "allowAggregationForReadOnlyMasterKey",
            "analyticsAdapter",
            "cacheAdapter",
            "cloud",
            "collectionPrefix",
            "customPages",
            "databaseAdapter",
            "databaseOptions",
            "emailAdapter",
            "enableInsecureAuthAdapters",
            "fileDownload",
            "fileUpload",
            "filesAdapter",
            "graphQLSchema",
            "installation",
            "liveQuery",
            "liveQueryServerOptions",
            "loggerAdapter",
            "masterKeyTtl",
            "middleware",
            "mountGraphQL",
            "mountPlayground",
            "objectIdSize",
            "pages",
            "protectedFieldsSaveResponseExempt",
            "protectedFieldsTriggerExempt",
            "push",
            "query",
            "requestContextMiddleware",
            "scheduledPush",
            "security",
            "sendUserEmailVerification",
            "serverCloseComplete",
            "startLiveQueryServer",
            "userSensitiveFields");

    private UnsupportedSettings() {}

    /** Those that are members of no group. */
    static Set<String> names() {
        return NAMES;
    }

    /** Whether the value asks for nothing but what is the case. */
    static boolean isAsItIs(String name, ParseValue value) {
        return value.equals(AS_IT_IS.get(name)) || (!AS_IT_IS.containsKey(name) && isOff(value));
    }

    /** Limits of Parse Server are off at -1. */
    private static boolean isOff(ParseValue value) {
        return value instanceof NullValue
                || value.equals(new BooleanValue(false))
                || value.equals(new StringValue(""))
                || value.equals(new NumberValue(-1))
                || value.equals(ObjectValue.EMPTY)
                || (value instanceof ArrayValue array && array.elements().isEmpty());
    }
}
