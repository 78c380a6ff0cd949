package io.parsimony.account;

/**
 * A mail that is to let its reader do something by a link.
 *
 * @param appName the application's name
 * @param link the link, for pages that a gateway serves
 * @param token the token in it, for applications that do without pages
 * @param user to whom it goes
 */
public record LinkMail(String appName, String link, String token, MailUser user) {
    /** Without link and token, which must reach no log. */
    @Override
    public String toString() {
        return "LinkMail[appName=" + appName + ", user=" + user + "]";
    }
}
