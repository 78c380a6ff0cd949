package io.parsimony.jdbc.acl;

import io.parsimony.ParseException;
import io.parsimony.json.ValueJson;
import io.parsimony.value.Acl;
import io.parsimony.value.ArrayValue;
import io.parsimony.value.ParseValue;
import io.parsimony.value.StringValue;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** An ACL's canonical text: a JSON array of readers and writers, each sorted. */
final class AclText {
    private AclText() {}

    static String write(Acl acl) {
        return ValueJson.write(new ArrayValue(List.of(array(acl.readers()), array(acl.writers()))));
    }

    static Acl read(String text) {
        if (ValueJson.read(text) instanceof ArrayValue pair && pair.elements().size() == 2) {
            return new Acl(set(pair.elements().get(0)), set(pair.elements().get(1)));
        }
        throw new IllegalStateException("The table of ACLs holds a malformed one");
    }

    /** The same; empty when the text is malformed. */
    static Optional<Acl> parse(String text) {
        try {
            return Optional.of(read(text));
        } catch (ParseException | IllegalStateException e) {
            return Optional.empty();
        }
    }

    private static ArrayValue array(Set<String> principals) {
        return new ArrayValue(
                principals.stream().<ParseValue>map(StringValue::new).toList());
    }

    private static Set<String> set(ParseValue array) {
        Set<String> principals = new LinkedHashSet<>();
        if (array instanceof ArrayValue values) {
            for (ParseValue value : values.elements()) {
                if (value instanceof StringValue principal) {
                    principals.add(principal.value());
                }
            }
        }
        return principals;
    }
}
