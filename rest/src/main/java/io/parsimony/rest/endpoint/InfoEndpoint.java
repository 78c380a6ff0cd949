package io.parsimony.rest.endpoint;

import io.parsimony.rest.protocol.Answer;
import io.parsimony.rest.protocol.RestRequest;
import java.nio.charset.StandardCharsets;

/** What the server is and can do: {@code /serverInfo}, which parse-dashboard reads ({@code parse-semantics.md} section 10.2). */
final class InfoEndpoint {
    /** The version of Parse Server whose behaviour this is; SDKs and the dashboard decide by it. */
    private static final String PARSE_SERVER = "9.10.0";

    private static final byte[] INFO = """
            {"features":{\
            "globalConfig":{"create":false,"read":false,"update":false,"delete":false},\
            "hooks":{"create":false,"read":false,"update":false,"delete":false},\
            "cloudCode":{"jobs":false},\
            "logs":{"level":false,"size":false,"order":false,"until":false,"from":false},\
            "push":{"immediatePush":false,"scheduledPush":false,"storedPushData":false,"pushAudiences":false,\
            "localization":false},\
            "schemas":{"addField":true,"removeField":true,"addClass":true,"removeClass":true,\
            "clearAllDataFromClass":true,"exportClass":false,"editClassLevelPermissions":true,\
            "editPointerPermissions":true},\
            "settings":{"securityCheck":false}},\
            "parseServerVersion":"%s"}""".formatted(PARSE_SERVER).getBytes(StandardCharsets.UTF_8);

    void addTo(Router router) {
        router.addForMaster("GET", "serverInfo", InfoEndpoint::info);
    }

    private static Answer info(RestRequest request) {
        return Answer.ok(INFO);
    }
}
