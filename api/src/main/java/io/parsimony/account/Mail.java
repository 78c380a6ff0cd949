package io.parsimony.account;

/**
 * A mail of plain text.
 *
 * @param to the address
 * @param subject in one line
 * @param text the text; it may contain a link that lets its reader in
 */
public record Mail(String to, String subject, String text) {
    /** Without the text, whose links must reach no log. */
    @Override
    public String toString() {
        return "Mail[subject=" + subject + "]";
    }
}
