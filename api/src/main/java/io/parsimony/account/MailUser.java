package io.parsimony.account;

import io.parsimony.value.ObjectValue;
import org.jspecify.annotations.Nullable;

/**
 * To whom a mail goes.
 *
 * @param objectId the user's id
 * @param username the username; null where the user has none
 * @param address where the mail is to go: the user's e-mail address, or the username where it stands for one
 * @param fields what the user has stored, as the user itself may read it
 */
public record MailUser(String objectId, @Nullable String username, String address, ObjectValue fields) {
    /** Without the data, which are the user's. */
    @Override
    public String toString() {
        return "MailUser[objectId=" + objectId + "]";
    }
}
