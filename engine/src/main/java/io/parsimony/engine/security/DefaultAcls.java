package io.parsimony.engine.security;

import io.parsimony.engine.schema.SchemaCatalogue;
import io.parsimony.engine.schema.SystemClasses;
import io.parsimony.schema.ClassPermissions;
import io.parsimony.schema.ClassSchema;
import io.parsimony.value.Acl;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The ACLs of new objects that are sent without one ({@code parse-semantics.md} section 4.2). */
public final class DefaultAcls {
    private static final Acl OPEN = new Acl(Set.of(Acl.PUBLIC), Set.of(Acl.PUBLIC));
    private static final Acl READABLE = new Acl(Set.of(Acl.PUBLIC), Set.of());

    private final SchemaCatalogue catalogue;
    private final boolean privateUsers;

    /**
     * Those of the catalogue's classes.
     *
     * @param privateUsers whether users can be read by themselves alone where their class has no default; else by everybody
     */
    public DefaultAcls(SchemaCatalogue catalogue, boolean privateUsers) {
        this.catalogue = catalogue;
        this.privateUsers = privateUsers;
    }

    /** What the class gives an object that the caller makes; empty for none. */
    public static Optional<Acl> of(Identity identity, ClassSchema schema) {
        Acl byClass = schema.permissions().defaultAcl();
        return byClass == null || byClass.equals(OPEN)
                ? Optional.empty() // Parse: one that lets all do all is left out
                : Optional.of(new Acl(named(identity, byClass.readers()), named(identity, byClass.writers())));
    }

    /** Whoever makes the object in the place of the entry that stands for it; nobody where that is no user. */
    private static Set<String> named(Identity identity, Set<String> principals) {
        return principals.stream()
                .flatMap(principal -> principal.equals(ClassPermissions.CURRENT_USER)
                        ? identity.userId().stream()
                        : Stream.of(principal))
                .collect(Collectors.toUnmodifiableSet());
    }

    /** What a user is given, to which the user itself is added. */
    public Acl ofUser(Identity identity) {
        return catalogue
                .find(SystemClasses.USER)
                .flatMap(schema -> of(identity, schema))
                .orElse(privateUsers ? Acl.EMPTY : READABLE);
    }
}
