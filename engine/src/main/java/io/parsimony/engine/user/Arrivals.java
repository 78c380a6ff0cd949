package io.parsimony.engine.user;

import io.parsimony.ParseException;
import io.parsimony.auth.AuthUser;
import io.parsimony.engine.auth.AuthDataCheck;
import io.parsimony.engine.auth.AuthDataCheck.Purpose;
import io.parsimony.engine.auth.CheckedAuthData;
import io.parsimony.engine.auth.GivenAuthData;
import io.parsimony.engine.auth.RequiredProviders;
import io.parsimony.engine.security.Identity;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Who comes with {@code authData}, and what a log-in has to bring ({@code parse-semantics.md} section 5.6). Writes nothing. */
final class Arrivals {
    private final LinkedUsers linked;
    private final ProviderLinks links;
    private final AuthDataCheck check;
    private final RequiredProviders required;

    Arrivals(LinkedUsers linked, ProviderLinks links, AuthDataCheck check, RequiredProviders required) {
        this.linked = linked;
        this.links = links;
        this.check = check;
        this.required = required;
    }

    /**
     * What is known of somebody who has sent data.
     *
     * @param user who has the ids; empty for a new user
     * @param providers the names of those who vouch for the user, joined by commas; empty for none
     * @param checked what adapters have let pass
     */
    record Arrival(Optional<StoredUser> user, String providers, CheckedAuthData checked) {}

    /**
     * Finds the user and checks the data.
     *
     * @throws ParseException ACCOUNT_ALREADY_LINKED (208) when the data belong to two users, or to another one than the caller;
     *     UNSUPPORTED_SERVICE (252); OTHER_CAUSE (-1) when a second factor is missing; what adapters throw
     */
    Arrival of(Identity identity, GivenAuthData given) {
        GivenAuthData exchanged = check.beforeFind(given, identity);
        List<StoredUser> found = linked.find(identity, exchanged.ids());
        boolean isAnother = identity.userId()
                .filter(caller ->
                        found.stream().anyMatch(user -> !user.objectId().equals(caller)))
                .isPresent();
        if (found.size() > 1 || isAnother) {
            links.refuseOthers(identity, exchanged, found);
        }
        Optional<StoredUser> user = found.stream().findFirst();
        CheckedAuthData checked = links.checked(exchanged, user.map(StoredUser::forAdapters), Purpose.LOG_IN, identity);
        // Intentional: not before the data were checked, lest strangers learn what a user has.
        user.map(StoredUser::forAdapters).ifPresent(known -> {
            required.requireIdentified(known, exchanged, checked.change());
            required.require(known, exchanged);
        });
        return new Arrival(user, exchanged.names(), checked);
    }

    /**
     * Checks what somebody has sent who has shown the user's password.
     *
     * @throws ParseException OTHER_CAUSE (-1) when a second factor is missing; UNSUPPORTED_SERVICE (252); what adapters throw
     */
    CheckedAuthData besidePassword(StoredUser user, GivenAuthData given) {
        AuthUser known = user.forAdapters();
        if (given.isEmpty() && known.authData().members().isEmpty()) {
            return CheckedAuthData.NONE; // almost everybody
        }
        required.require(known, given);
        GivenAuthData exchanged = check.beforeFind(given, Identity.anonymous());
        return links.checked(exchanged, Optional.of(known), Purpose.LOG_IN, Identity.anonymous());
    }

    /**
     * Who somebody is that wants a challenge.
     *
     * @throws ParseException OTHER_CAUSE (-1) for several ids; OBJECT_NOT_FOUND (101) whatever is wrong with the data
     */
    StoredUser identified(Identity identity, GivenAuthData given) {
        if (given.ids().size() != 1) {
            throw UserErrors.identifiedBySeveral();
        }
        String provider = given.ids().keySet().iterator().next();
        GivenAuthData only = new GivenAuthData(
                Map.of(provider, Optional.ofNullable(given.sent().get(provider))));
        try {
            StoredUser user = linked
                    .find(identity, check.beforeFind(only, identity).ids())
                    .stream()
                    .findFirst()
                    .orElseThrow(UserErrors::nobodyIdentified);
            check.check(only, Optional.of(user.forAdapters()), Purpose.LOG_IN, identity);
            return user;
        } catch (ParseException e) {
            throw UserErrors.nobodyIdentified();
        }
    }
}
