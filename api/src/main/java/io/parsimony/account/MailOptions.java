package io.parsimony.account;

import java.net.URI;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * By which mail is sent, and what its links look like: {@code <publicUrl>/apps/<appId>/verify_email?token=…}.
 *
 * @param adapter sends it
 * @param appName the application's name, as people know it
 * @param publicUrl where the application's pages are reached, such as {@code https://example.org/parse}
 * @param appId the application's id
 */
public record MailOptions(MailAdapter adapter, String appName, URI publicUrl, String appId) {
    private static final Pattern APP_ID = Pattern.compile("[A-Za-z0-9._~-]+");

    Optional<String> problem() {
        if (appName.isBlank() || appName.chars().anyMatch(Character::isISOControl)) {
            return Optional.of("mail.appName must be a name in one line");
        }
        if (!APP_ID.matcher(appId).matches()) {
            return Optional.of("mail.appId must be letters, digits, '.', '_', '~' and '-', since it stands in links");
        }
        String scheme = publicUrl.getScheme();
        return scheme == null || publicUrl.getRawQuery() != null || publicUrl.getRawFragment() != null
                ? Optional.of("mail.publicUrl must be an absolute URL without query and fragment")
                : Optional.empty();
    }

    /**
     * A link to one of the application's pages.
     *
     * @param page its name, such as {@code verify_email}
     * @param token letters and digits
     */
    public String link(String page, String token) {
        String base = publicUrl.toString();
        return (base.endsWith("/") ? base : base + "/") + "apps/" + appId + "/" + page + "?token=" + token;
    }
}
