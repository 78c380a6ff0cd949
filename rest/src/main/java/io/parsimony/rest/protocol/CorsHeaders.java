package io.parsimony.rest.protocol;

import io.parsimony.rest.options.CrossOrigin;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The headers by which a browser lets other pages use the gateway ({@code parse-semantics.md} section 11.3). */
public final class CorsHeaders {
    private static final String ALLOWED_METHODS = "GET,PUT,POST,DELETE,OPTIONS";
    private static final String EXPOSED = "X-Parse-Job-Status-Id, X-Parse-Push-Status-Id";

    /** Those that SDKs send; the last ones Parse Server forgets. */
    private static final List<String> OF_SDKS = List.of(
            "X-Parse-Master-Key",
            "X-Parse-REST-API-Key",
            "X-Parse-Javascript-Key",
            "X-Parse-Application-Id",
            "X-Parse-Client-Version",
            "X-Parse-Session-Token",
            "X-Requested-With",
            "X-Parse-Revocable-Session",
            "X-Parse-Request-Id",
            "Content-Type",
            "Pragma",
            "Cache-Control",
            "X-Parse-Installation-Id",
            "X-Parse-Maintenance-Key",
            "X-Parse-Cloud-Context",
            "X-Parse-Upload-Mode",
            "X-Parse-File-Metadata",
            "X-Parse-File-Tags",
            "X-Parse-File-Directory");

    private final List<String> origins;
    private final String allowedHeaders;

    /** By the option. */
    public CorsHeaders(CrossOrigin option) {
        this.origins = option.allowedOrigins();
        List<String> all = new ArrayList<>(OF_SDKS);
        all.addAll(option.allowedHeaders());
        this.allowedHeaders = String.join(", ", all);
    }

    /** The headers of the answer to a request. */
    public Map<String, String> of(HttpCall call) {
        String origin = call.header("Origin").filter(origins::contains).orElse(origins.get(0));
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Access-Control-Allow-Origin", origin);
        headers.put("Access-Control-Allow-Methods", ALLOWED_METHODS);
        headers.put("Access-Control-Allow-Headers", allowedHeaders);
        headers.put("Access-Control-Expose-Headers", EXPOSED);
        if (origins.size() > 1) {
            headers.put("Vary", "Origin");
        }
        return headers;
    }
}
