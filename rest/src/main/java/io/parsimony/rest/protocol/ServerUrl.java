package io.parsimony.rest.protocol;

import io.parsimony.rest.options.GatewayOptions;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The URL of the mount path as clients know it: the configured one, else what each request says of itself. */
public final class ServerUrl {
    private final @Nullable URI configured;
    private final String mount;

    /** By the options. */
    public ServerUrl(GatewayOptions options) {
        this.configured = options.serverUrl();
        this.mount = options.mount();
    }

    /** Without a slash at its end. */
    public String of(HttpCall call) {
        if (configured == null) {
            return call.origin() + mount;
        }
        String url = configured.toString();
        return url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
    }

    /** The paths by which clients know the mount path, without slashes at their ends: members of a batch begin with one of them. */
    public List<String> paths() {
        if (configured == null || configured.getRawPath() == null) {
            return List.of(mount);
        }
        String path = configured.getRawPath();
        String known = path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
        return known.equals(mount) ? List.of(mount) : List.of(mount, known);
    }
}
