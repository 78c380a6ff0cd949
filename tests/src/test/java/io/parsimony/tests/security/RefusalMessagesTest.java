package io.parsimony.tests.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.parsimony.Parse;
import io.parsimony.ParseACL;
import io.parsimony.ParseException;
import io.parsimony.ParseObject;
import io.parsimony.schema.ClassOperation;
import io.parsimony.schema.ClassPermissions;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** No message tells anybody whether an object is there that he may not have. */
class RefusalMessagesTest extends PermissionMatrix {
    private static final String ABSENT = "absentObje";

    private static String message(Function<Parse, Object> call, Parse view) {
        try {
            return String.valueOf(call.apply(view));
        } catch (ParseException e) {
            return e.getCode() + " " + e.getMessage();
        }
    }

    @ParameterizedTest
    @EnumSource
    void messages_ofWhatIsHidden_areThoseOfWhatIsAbsent(Kind kind) {
        permit(
                "Doc",
                ClassPermissions.OPEN.with(
                        Set.of(
                                ClassOperation.GET,
                                ClassOperation.UPDATE,
                                ClassOperation.DELETE,
                                ClassOperation.ADD_FIELD),
                        permission(kind)));
        ParseObject hidden = unsaved("Doc", "owner", userOf(view(Who.OWNER)));
        hidden.setACL(new ParseACL());
        hidden.save();
        List<Function<String, Function<Parse, Object>>> calls = List.of(
                id -> view -> view.query("Doc").get(id),
                id -> view -> view.objectWithoutData("Doc", id).put("name", "x").save(),
                id -> view -> view.objectWithoutData("Doc", id).put("name", 5).save(),
                id -> view ->
                        view.objectWithoutData("Doc", id).put("brandNew", 5).save(),
                id -> view -> {
                    view.objectWithoutData("Doc", id).delete();
                    return "";
                });
        for (Who who : Set.of(Who.ANONYMOUS, Who.OWNER, Who.OTHER, Who.MEMBER)) { // keys may know what there is
            for (Function<String, Function<Parse, Object>> call : calls) {
                String ofAbsent = message(call.apply(ABSENT), view(who));
                assertThat(message(call.apply(idOf(hidden)), view(who))).isEqualTo(ofAbsent);
                assertThat(ofAbsent).startsWith("1").doesNotContain(ABSENT).doesNotContain(idOf(hidden));
                if (right(kind, who) == Right.OWN && who != Who.OWNER) {
                    assertThat(message(call.apply(idOf(mine)), view(who))).isEqualTo(ofAbsent);
                }
            }
        }
    }
}
