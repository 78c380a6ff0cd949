package io.parsimony;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TimeZone;
import org.jspecify.annotations.Nullable;

/**
 * A device on which an application runs ({@code parse-semantics.md} section 5.12): {@link Parse#currentInstallation()} is the one at hand.
 *
 * <p>Saving one whose {@code installationId} is known already changes the stored one, and takes a {@code deviceToken} away from all others. Clients
 * read one by its id; finding and deleting is for the master key.
 */
@ParseClassName(ParseInstallation.CLASS_NAME)
public class ParseInstallation extends ParseObject {
    static final String CLASS_NAME = "_Installation";
    private static final String INSTALLATION_ID = "installationId";
    private static final String DEVICE_TYPE = "deviceType";
    private static final String DEVICE_TOKEN = "deviceToken";
    private static final String CHANNELS = "channels";

    /** A new installation that belongs to no {@link Parse} yet; {@link Parse#currentInstallation()} is the usual way. */
    public ParseInstallation() {
        super(CLASS_NAME, Set.of());
    }

    static ParseInstallation ofDevice(String installationId) {
        ParseInstallation installation = new ParseInstallation();
        installation.put(INSTALLATION_ID, installationId);
        installation.put(DEVICE_TYPE, "java");
        installation.put("timeZone", TimeZone.getDefault().getID());
        installation.put("localeIdentifier", Locale.getDefault().toLanguageTag());
        return installation;
    }

    /** Which device it is; never changes once it is stored. */
    public @Nullable String getInstallationId() {
        return getString(INSTALLATION_ID);
    }

    /** What kind of device it is, such as {@code java}, {@code android}, {@code ios}; never changes once it is stored. */
    public @Nullable String getDeviceType() {
        return getString(DEVICE_TYPE);
    }

    /** By what token a push service knows the device. */
    public @Nullable String getDeviceToken() {
        return getString(DEVICE_TOKEN);
    }

    /** By what token a push service knows the device. */
    public ParseInstallation setDeviceToken(String token) {
        put(DEVICE_TOKEN, token);
        return this;
    }

    /** What it listens to; null for nothing. */
    public @Nullable List<String> getChannels() {
        return getList(CHANNELS);
    }
}
