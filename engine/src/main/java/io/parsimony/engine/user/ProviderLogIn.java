package io.parsimony.engine.user;

import io.parsimony.ParseException;
import io.parsimony.auth.AuthUser;
import io.parsimony.backend.FetchedObject;
import io.parsimony.engine.auth.AuthDataCheck;
import io.parsimony.engine.auth.AuthDataCheck.Purpose;
import io.parsimony.engine.auth.CheckedAuthData;
import io.parsimony.engine.auth.GivenAuthData;
import io.parsimony.engine.auth.LinkedUser;
import io.parsimony.engine.auth.RequiredProviders;
import io.parsimony.engine.security.Identity;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Who logs in by {@code authData}, and what a log-in has to bring ({@code parse-semantics.md} section 5.6). Writes nothing. */
final class ProviderLogIn {
    private final LinkedUsers linked;
    private final ProviderLinks links;
    private final AuthDataCheck check;
    private final RequiredProviders required;

    ProviderLogIn(LinkedUsers linked, ProviderLinks links, AuthDataCheck check, RequiredProviders required) {
        this.linked = linked;
        this.links = links;
        this.check = check;
        this.required = required;
    }

    /**
     * What is known of somebody who has sent data.
     *
     * @param user who has the ids; empty for a new user
     * @param given the data, as adapters have exchanged them
     * @param checked what they have let pass
     */
    record Arrival(Optional<FetchedObject> user, GivenAuthData given, CheckedAuthData checked) {}

    /**
     * Finds the user and checks the data.
     *
     * @throws io.parsimony.ParseException ACCOUNT_ALREADY_LINKED (208) when the data belong to two users, or to another one than the caller;
     *     UNSUPPORTED_SERVICE (252); OTHER_CAUSE (-1) when a second factor is missing; what adapters throw
     */
    Arrival arrive(Identity identity, GivenAuthData given) {
        GivenAuthData exchanged = check.beforeFind(given, identity);
        List<FetchedObject> found = linked.find(identity, exchanged.ids());
        boolean isAnother = identity.userId()
                .filter(caller -> found.stream().anyMatch(user -> !user.objectId().equals(caller)))
                .isPresent();
        if (found.size() > 1 || isAnother) {
            links.refuseOthers(identity, exchanged, found);
        }
        Optional<FetchedObject> user = found.stream().findFirst();
        CheckedAuthData checked =
                links.checked(exchanged, user.map(LinkedUser::of), Purpose.LOG_IN, identity);
        user.map(LinkedUser::of).ifPresent(known -> {
            required.requireIdentified(known, exchanged, checked.change());
            required.require(known, exchanged);
        });
        return new Arrival(user, exchanged, checked);
    }

    /**
     * Who somebody is that wants a challenge.
     *
     * @throws ParseException OTHER_CAUSE (-1) for several ids; OBJECT_NOT_FOUND (101) whatever is wrong with the data
     */
    FetchedObject identified(Identity identity, GivenAuthData given) {
        if (given.ids().size() != 1) {
            throw UserErrors.identifiedBySeveral();
        }
        String provider = given.ids().keySet().iterator().next();
        GivenAuthData only = new GivenAuthData(
                Map.of(provider, Optional.ofNullable(given.sent().get(provider))));
        try {
            FetchedObject user = linked.find(identity, check.beforeFind(only, identity).ids()).stream()
                    .findFirst()
                    .orElseThrow(UserErrors::nobodyIdentified);
            check.check(only, Optional.of(LinkedUser.of(user)), Purpose.LOG_IN, identity);
            return user;
        } catch (ParseException e) {
            throw UserErrors.nobodyIdentified();
        }
    }

    /**
     * Checks what somebody has sent who has shown the user's password.
     *
     * @throws io.parsimony.ParseException OTHER_CAUSE (-1) when a second factor is missing; UNSUPPORTED_SERVICE (252); what adapters throw
     */
    CheckedAuthData besidePassword(FetchedObject user, GivenAuthData given) {
        AuthUser known = LinkedUser.of(user);
        if (given.isEmpty() && known.authData().members().isEmpty()) {
            return CheckedAuthData.NONE; // almost everybody
        }
        required.require(known, given);
        GivenAuthData exchanged = check.beforeFind(given, Identity.anonymous());
        return links.checked(exchanged, Optional.of(known), Purpose.LOG_IN, Identity.anonymous());
    }
}
