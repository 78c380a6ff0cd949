package io.parsimony.tests.behaviour;

import static io.parsimony.tests.behaviour.Refusal.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import io.parsimony.ParseACL;
import io.parsimony.ParseException;
import io.parsimony.ParseObject;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The different values of a field (section 3.15, distinct). */
class DistinctTest extends WithParse {

    private List<Object> distinct(String key) {
        return parse.asMaster().query("Row").distinct(key);
    }

    private void rows(@Nullable Object... values) {
        for (Object value : values) {
            saved("Row", "v", value);
        }
        saved("Row", "other", 1);
    }

    @Test
    void distinct_givesEachValueOnceInOrder() {
        rows("b", "a", "b", "C");

        assertThat(distinct("v")).containsExactly("C", "a", "b");
    }

    @Test
    void distinct_ofNumbers_givesThemInOrder() {
        rows(10, 2, 2.5, 10.0, -1);

        assertThat(distinct("v")).containsExactly(-1, 2, 2.5, 10);
    }

    @Test
    void distinct_hasNoNull() {
        rows(null, true, false, true);

        assertThat(distinct("v")).containsExactly(false, true);
    }

    @Test
    void distinct_ofArrays_countsElementsSingly() {
        rows(List.of("x", "y"), List.of("y"), List.of());

        assertThat(distinct("v")).containsExactly("x", "y");
    }

    @Test
    void distinct_ofPointers_givesObjects() {
        ParseObject one = saved("Team", "name", "one");
        ParseObject two = saved("Team", "name", "two");
        rows(one, two, one);

        assertThat(distinct("v"))
                .extracting(value -> ((ParseObject) value).getObjectId())
                .containsExactlyInAnyOrder(one.getObjectId(), two.getObjectId());
    }

    @Test
    @SuppressWarnings("JavaUtilDate")
    void distinct_ofDates_givesDates() {
        rows(new Date(2_000), new Date(1_000), new Date(2_000));

        assertThat(distinct("v")).containsExactly(new Date(1_000), new Date(2_000));
    }

    @Test
    void distinct_ofDottedPath_entersObjectsAndArrays() {
        rows(Map.of("k", 1), Map.of("k", List.of(2, 3)), Map.of("other", 4));
        saved("List", "l", List.of(Map.of("k", 5), Map.of("k", 6), 7));

        assertThat(distinct("v.k")).containsExactly(1, 2, 3);
        assertThat(parse.asMaster().query("List").distinct("l.k")).containsExactly(5, 6);
    }

    @Test
    void distinct_ofObjects_givesThem() {
        rows(Map.of("k", 1), Map.of("k", 2), Map.of("k", 1));

        assertThat(distinct("v")).containsExactly(Map.of("k", 1), Map.of("k", 2));
    }

    @Test
    void distinct_ofBuiltIns_works() {
        rows(1, 2);

        assertThat(distinct("objectId")).hasSize(3).isSorted();
        assertThat(distinct("createdAt")).isNotEmpty().allMatch(Date.class::isInstance);
        assertThat(distinct("_created_at")).isEqualTo(distinct("createdAt"));
    }

    @Test
    void distinct_appliesConstraints() {
        rows(1, 2, 3);

        assertThat(parse.asMaster().query("Row").whereGreaterThan("v", 1).distinct("v"))
                .containsExactly(2, 3);
    }

    @Test
    void distinct_seesWhatAclsHide() {
        ParseObject hidden = unsaved("Row", "v", 9);
        hidden.setACL(new ParseACL());
        hidden.save();

        assertThat(distinct("v")).containsExactly(9);
    }

    @Test
    void distinct_ofUnknownFieldOrClass_isEmpty() {
        rows(1);

        assertThat(distinct("never")).isEmpty();
        assertThat(distinct("ACL")).isEmpty();
        assertThat(parse.asMaster().query("Ghost").distinct("v")).isEmpty();
    }

    @Test
    void distinct_withoutTheMasterKey_isRefused() {
        rows(1);

        assertRefused(
                ParseException.OPERATION_FORBIDDEN, () -> parse.query("Row").distinct("v"));
    }

    @Test
    void distinct_ofHiddenField_isRefused() {
        assertRefused(
                ParseException.INVALID_KEY_NAME,
                () -> parse.asMaster().query("_User").distinct("_hashed_password"));
    }

    @Test
    void distinctAsync_givesTheSame() {
        rows(1, 2);

        assertThat(parse.asMaster().query("Row").distinctAsync("v").join()).containsExactly(1, 2);
    }
}
