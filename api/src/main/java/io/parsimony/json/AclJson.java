package io.parsimony.json;

import io.parsimony.ParseException;
import io.parsimony.value.Acl;
import io.parsimony.value.BooleanValue;
import io.parsimony.value.ObjectValue;
import io.parsimony.value.ParseValue;
import java.io.ByteArrayOutputStream;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.core.JsonGenerator;

/** ACLs in Parse's JSON form ({@code parse-semantics.md} section 4.2): {@code {"*":{"read":true}}}. */
public final class AclJson {
    private static final String READ = "read";
    private static final String WRITE = "write";
    private static final String UNRESOLVED = "*unresolved";

    private AclJson() {}

    /**
     * Reads an ACL. Only {@code true} counts.
     *
     * @throws ParseException INVALID_ACL (123) when the value is not an object of objects, or names a user who has no id yet
     */
    public static Acl read(ParseValue value) {
        if (!(value instanceof ObjectValue object)) {
            throw malformed("An ACL must be an object such as {\"*\":{\"read\":true}}");
        }
        Set<String> readers = new TreeSet<>();
        Set<String> writers = new TreeSet<>();
        object.members().forEach((principal, permissions) -> {
            if (principal.equals(UNRESOLVED)) {
                throw malformed("An ACL can't name a user who has not signed up; sign up first");
            }
            if (!(permissions instanceof ObjectValue allowed)) {
                throw malformed("Each entry of an ACL must be an object such as {\"read\":true,\"write\":true}");
            }
            if (allows(allowed, READ)) {
                readers.add(principal);
            }
            if (allows(allowed, WRITE)) {
                writers.add(principal);
            }
        });
        return new Acl(readers, writers);
    }

    /** An ACL as UTF-8, entries sorted. */
    public static byte[] writeUtf8(Acl acl) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(64);
        try (JsonGenerator out = ValueJson.generator(bytes)) {
            write(acl, out);
        }
        return bytes.toByteArray();
    }

    /** Writes an ACL, entries sorted. */
    public static void write(Acl acl, JsonGenerator out) {
        Set<String> principals = new TreeSet<>(acl.readers());
        principals.addAll(acl.writers());
        out.writeStartObject();
        for (String principal : principals) {
            out.writeName(principal);
            out.writeStartObject();
            if (acl.readers().contains(principal)) {
                out.writeBooleanProperty(READ, true);
            }
            if (acl.writers().contains(principal)) {
                out.writeBooleanProperty(WRITE, true);
            }
            out.writeEndObject();
        }
        out.writeEndObject();
    }

    private static boolean allows(ObjectValue permissions, String kind) {
        return permissions.members().get(kind) instanceof BooleanValue allowed && allowed.value();
    }

    private static ParseException malformed(String message) {
        return new ParseException(ParseException.INVALID_ACL, message);
    }
}
