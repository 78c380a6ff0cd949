package io.parsimony.engine;

import io.parsimony.backend.WriteRequest;
import io.parsimony.engine.installation.Installations;
import io.parsimony.engine.role.RoleDrafts;
import io.parsimony.engine.schema.SystemClasses;
import io.parsimony.engine.security.ClassAccess;
import io.parsimony.engine.security.Identity;
import io.parsimony.engine.session.SessionWrites;
import io.parsimony.engine.user.Users;
import io.parsimony.engine.write.ClientDrafts;
import io.parsimony.engine.write.Draft;

/** What clients' writes mean: to each of Parse's own classes that has rules by those, to all others by what they say. */
record ClientWrites(
        ClientDrafts others, Users users, SessionWrites sessions, Installations installations, RoleDrafts roles) {
    Draft draft(Identity identity, WriteRequest request) {
        ClassAccess.requireWrite(identity, request.className());
        return switch (request.className()) {
            case SystemClasses.USER -> users.draft(identity, request);
            case SystemClasses.SESSION -> sessions.draft(identity, request);
            case SystemClasses.INSTALLATION -> installations.draft(identity, request);
            case SystemClasses.ROLE -> roles.of(identity, request);
            default -> others.of(identity, request);
        };
    }
}
