package io.parsimony.tests.behaviour;

import static io.parsimony.tests.behaviour.Refusal.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import io.parsimony.ParseACL;
import io.parsimony.ParseException;
import io.parsimony.ParseObject;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Pipelines (section 3.15, aggregate). */
@SuppressWarnings("JavaUtilDate")
class AggregateTest extends WithParse {
    private final ParseObject red = saved("Team", "name", "Red");
    private final ParseObject blue = saved("Team", "name", "Blue");

    @BeforeEach
    void saveScores() {
        Date leapDay = Date.from(Instant.parse("2020-02-29T10:11:12.123Z"));
        saved("Score", "name", "a", "n", 1, "team", red, "tags", List.of("x", "y"), "when", leapDay);
        saved("Score", "name", "b", "n", 2, "team", red, "tags", List.of("y"), "o", Map.of("k", 5));
        saved("Score", "name", "c", "n", 4, "team", blue, "tags", List.of());
        saved("Score", "name", "d", "n", null);
    }

    private List<Map<String, @Nullable Object>> aggregate(String pipeline) {
        return parse.asMaster().query("Score").aggregate(pipeline.replace('\'', '"'));
    }

    private List<@Nullable Object> names(String pipeline) {
        return aggregate(pipeline).stream()
                .<@Nullable Object>map(row -> row.get("name"))
                .toList();
    }

    private void assertMalformed(String pipeline, String word) {
        assertRefused(ParseException.INVALID_QUERY, () -> aggregate(pipeline)).withMessageContaining(word);
    }

    @Test
    void emptyPipeline_givesTheObjectsWithoutAclAndHiddenFields() {
        red.setACL(new ParseACL(userOf(signedUp("ann"))));
        red.save();

        List<Map<String, @Nullable Object>> users =
                parse.asMaster().query("_User").aggregate("[]");

        assertThat(names("[]")).containsExactly("a", "b", "c", "d");
        assertThat(aggregate("[]").get(0)).containsKeys("objectId", "createdAt", "updatedAt", "name", "n", "team");
        assertThat(users.get(0).keySet()).noneMatch(key -> key.startsWith("_")).doesNotContain("ACL", "password");
    }

    @Test
    void aggregate_appliesTheQuerysConstraints() {
        assertThat(parse.asMaster().query("Score").whereGreaterThan("n", 1).aggregate("[{\"$count\":\"n\"}]"))
                .containsExactly(Map.of("n", 2));
    }

    @Test
    void aggregate_seesWhatAclsHide() {
        red.setACL(new ParseACL());
        red.save();

        assertThat(parse.asMaster().query("Team").aggregate("[]")).hasSize(2);
    }

    @Test
    void aggregate_withoutTheMasterKey_isRefused() {
        assertRefused(
                ParseException.OPERATION_FORBIDDEN, () -> parse.query("Score").aggregate("[]"));
        assertRefused(
                ParseException.OPERATION_FORBIDDEN,
                () -> signedUp("ann").query("Score").aggregate("[]"));
    }

    @Test
    void aggregate_ofClassNeverWritten_isEmptyButChecked() {
        assertThat(parse.asMaster().query("Ghost").aggregate("[{\"$match\":{\"a\":1}},{\"$count\":\"n\"}]"))
                .isEmpty();
        assertRefused(
                ParseException.INVALID_QUERY,
                () -> parse.asMaster().query("Ghost").aggregate("[{\"$nonsense\":{}}]"));
    }

    @Test
    void aggregate_withOrderSkipOrLimit_isRefused() {
        assertRefused(
                ParseException.INVALID_QUERY,
                () -> parse.asMaster().query("Score").limit(1).aggregate("[]"));
    }

    @Test
    void aggregateAsync_givesTheSame() {
        assertThat(parse.asMaster()
                        .query("Score")
                        .aggregateAsync("[{\"$count\":\"n\"}]")
                        .join())
                .containsExactly(Map.of("n", 4));
    }

    @Test
    void pipeline_malformed_isRefused() {
        assertRefused(ParseException.INVALID_JSON, () -> aggregate("nonsense"));
        assertMalformed("{}", "array of stages");
        assertMalformed("[1]", "array of stages");
        assertMalformed("[{'match':{}}]", "'match'");
        assertMalformed("[{'$match':{},'$limit':1}]", "one key");
        assertMalformed("[{}]", "one key");
        assertMalformed("[{'$out':'x'}]", "'$out'");
        assertMalformed("[{'$limit':1},{'$facet':{}}]", "'$facet'");
    }

    @Nested
    class MatchStage {
        @Test
        void match_comparesAndNests() {
            assertThat(names("[{'$match':{'n':{'$gt':1,'$lte':4}}}]")).containsExactly("b", "c");
            assertThat(names("[{'$match':{'$or':[{'n':1},{'name':'c'}]}}]")).containsExactly("a", "c");
            assertThat(names("[{'$match':{'$and':[{'n':{'$gte':2}},{'$nor':[{'name':'c'}]}]}}]"))
                    .containsExactly("b");
            assertThat(names("[{'$match':{'n':{'$in':[1,4]}}}]")).containsExactly("a", "c");
            assertThat(names("[{'$match':{'tags':'y'}}]")).containsExactly("a", "b");
            assertThat(names("[{'$match':{'o.k':5}}]")).containsExactly("b");
            assertThat(names("[{'$match':{'n':null}}]")).containsExactly("d");
        }

        @Test
        void match_not_negates() {
            assertThat(names("[{'$match':{'n':{'$not':{'$gt':1}}}}]")).containsExactly("a", "d");
            assertThat(names("[{'$match':{'n':{'$not':{'$gt':3},'$gte':2}}}]")).containsExactly("b");
            assertThat(names("[{'$match':{'$not':{'name':'a'}}}]")).containsExactly("b", "c", "d");
        }

        @Test
        void match_ofPointer_takesPlainIdAndPointer() {
            String id = idOf(red);
            assertThat(names("[{'$match':{'team':'" + id + "'}}]")).containsExactly("a", "b");
            assertThat(names("[{'$match':{'team':{'$ne':'" + id + "'}}}]")).containsExactly("c", "d");
            assertThat(names("[{'$match':{'team':{'__type':'Pointer','className':'Team','objectId':'" + id + "'}}}]"))
                    .containsExactly("a", "b");
        }

        @Test
        void match_ofDate_takesIsoStrings() {
            String year = "'2020-01-01T00:00:00.000Z'";
            assertThat(names("[{'$match':{'when':{'$gt':" + year + "}}}]")).containsExactly("a");
            assertThat(names("[{'$match':{'when':{'$gt':{'__type':'Date','iso':" + year + "}}}}]"))
                    .containsExactly("a");
            assertThat(names("[{'$match':{'when':{'$gt':{'$date':" + year + "}}}}]"))
                    .containsExactly("a");
            assertThat(names("[{'$match':{'createdAt':{'$gt':" + year + "}}}]")).hasSize(4);
            assertThat(names("[{'$match':{'_created_at':{'$lt':" + year + "}}}]"))
                    .isEmpty();
            assertRefused(ParseException.INVALID_JSON, () -> aggregate("[{'$match':{'when':'yesterday'}}]"));
        }

        @Test
        void match_ofId_goesByBothNames() {
            assertThat(parse.asMaster().query("Team").aggregate("[{\"$match\":{\"_id\":\"" + idOf(blue) + "\"}}]"))
                    .hasSize(1);
            assertThat(parse.asMaster().query("Team").aggregate("[{\"$match\":{\"objectId\":\"" + idOf(blue) + "\"}}]"))
                    .hasSize(1);
        }

        @Test
        void match_afterGroup_looksAtTheGroups() {
            assertThat(aggregate("[{'$group':{'_id':'$team','n':{'$sum':'$n'}}},{'$match':{'n':{'$gt':3}}}]"))
                    .containsExactly(Map.of("objectId", idOf(blue), "n", 4));
            assertThat(aggregate("[{'$group':{'_id':'$team'}},{'$match':{'_id':null}}]"))
                    .hasSize(1);
        }

        @Test
        void match_afterAnotherStage_meansTheSame() {
            for (String match : List.of(
                    "{'n':{'$gt':1}}",
                    "{'team':'" + idOf(red) + "'}",
                    "{'when':{'$gt':'2020-01-01'}}",
                    "{'tags':'y'}",
                    "{'n':{'$not':{'$gt':1}}}",
                    "{'createdAt':{'$gt':'2020-01-01'}}")) {
                assertThat(names("[{'$skip':0},{'$skip':0},{'$match':" + match + "}]"))
                        .as(match)
                        .isEqualTo(names("[{'$match':" + match + "}]"));
            }
        }

        @Test
        void match_malformed_isRefused() {
            assertMalformed("[{'$match':[]}]", "$match");
            assertMalformed("[{'$match':{'$expr':{}}}]", "$expr");
            assertMalformed("[{'$match':{'team':{'$inQuery':{'className':'Team','where':{}}}}}]", "$inQuery");
            assertMalformed("[{'$match':{'$or':{}}}]", "$or");
            assertRefused(
                    ParseException.INVALID_KEY_NAME, () -> aggregate("[{'$match':{'_hashed_password':{'$gt':''}}}]"));
        }
    }

    @Nested
    class GroupStage {
        @Test
        void group_byNull_gathersAll() {
            assertThat(aggregate("[{'$group':{'_id':null,'sum':{'$sum':'$n'},'avg':{'$avg':'$n'},'min':{'$min':'$n'},"
                                    + "'max':{'$max':'$n'},'rows':{'$sum':1},'count':{'$count':{}}}}]")
                            .get(0))
                    .containsExactly(
                            entry("objectId", null),
                            entry("sum", 7),
                            entry("avg", 7.0 / 3),
                            entry("min", 1),
                            entry("max", 4),
                            entry("rows", 4),
                            entry("count", 4));
        }

        @Test
        void group_byField_makesARowPerValue() {
            assertThat(aggregate("[{'$group':{'_id':'$n','rows':{'$sum':1}}},{'$sort':{'_id':-1}}]"))
                    .extracting(row -> row.get("objectId"))
                    .containsExactly(4, 2, 1, null);
        }

        @Test
        void group_byPointer_hasPlainIds() {
            assertThat(aggregate("[{'$group':{'_id':'$team','rows':{'$sum':1}}}]"))
                    .extracting(row -> row.get("objectId"))
                    .containsExactlyInAnyOrder(idOf(red), idOf(blue), null);
        }

        @Test
        void group_byObject_hasTheParts() {
            assertThat(aggregate("[{'$match':{'n':1}},{'$group':{'_id':{'t':'$team','m':'$name','no':'$never'}}}]"))
                    .containsExactly(Map.of("objectId", Map.of("t", idOf(red), "m", "a")));
        }

        @Test
        void group_byDatePart_works() {
            String parts = "'y':{'$year':'$when'},'m':{'$month':'$when'},'w':{'$week':'$when'},"
                    + "'dy':{'$dayOfYear':'$when'},'dm':{'$dayOfMonth':'$when'},'dw':{'$dayOfWeek':'$when'},"
                    + "'h':{'$hour':'$when'},'i':{'$minute':'$when'},'s':{'$second':'$when'},"
                    + "'ms':{'$millisecond':'$when'}";
            assertThat(aggregate("[{'$match':{'name':'a'}},{'$group':{'_id':{" + parts + "}}}]")
                            .get(0)
                            .get("objectId"))
                    .isEqualTo(Map.of(
                            "y", 2020, "m", 2, "w", 8, "dy", 60, "dm", 29, "dw", 7, "h", 10, "i", 11, "s", 12, "ms",
                            123));
            assertThat(aggregate("[{'$group':{'_id':{'$year':'$when'},'rows':{'$sum':1}}}]"))
                    .extracting(row -> row.get("objectId"))
                    .containsExactlyInAnyOrder(2020, null);
            assertMalformed("[{'$group':{'_id':{'$year':'$name'}}}]", "$year");
        }

        @Test
        void group_byNestedPath_works() {
            assertThat(aggregate("[{'$group':{'_id':'$o.k'}},{'$sort':{'objectId':-1}}]"))
                    .extracting(row -> row.get("objectId"))
                    .containsExactly(5, null);
        }

        @Test
        void group_firstLastPushAndSet_gather() {
            assertThat(aggregate(
                                    "[{'$sort':{'name':-1}},{'$group':{'_id':null,'first':{'$first':'$name'},"
                                            + "'last':{'$last':'$name'},'all':{'$push':'$n'},'teams':{'$addToSet':'$team.objectId'}}}]")
                            .get(0))
                    .containsEntry("first", "d")
                    .containsEntry("last", "a")
                    .containsEntry("all", java.util.Arrays.asList(null, 4, 2, 1))
                    .containsEntry("teams", List.of(idOf(blue), idOf(red)));
        }

        @Test
        void group_minAndMaxOfStringsAndDates_work() {
            assertThat(aggregate("[{'$group':{'_id':null,'min':{'$min':'$name'},'max':{'$max':'$when'},"
                                    + "'no':{'$max':'$never'},'avg':{'$avg':'$name'},'sum':{'$sum':'$name'}}}]")
                            .get(0))
                    .containsEntry("min", "a")
                    .containsEntry("max", Date.from(Instant.parse("2020-02-29T10:11:12.123Z")))
                    .containsEntry("no", null)
                    .containsEntry("avg", null)
                    .containsEntry("sum", 0);
        }

        @Test
        void group_ofNothing_givesNothing() {
            assertThat(aggregate("[{'$match':{'n':9}},{'$group':{'_id':null,'n':{'$sum':1}}}]"))
                    .isEmpty();
        }

        @Test
        void group_malformed_isRefused() {
            assertMalformed("[{'$group':{'n':{'$sum':1}}}]", "_id");
            assertMalformed("[{'$group':{'_id':null,'objectId':{'$sum':1}}}]", "objectId");
            assertMalformed("[{'$group':{'objectId':'$team'}}]", "_id");
            assertMalformed("[{'$group':{'_id':null,'n':{'$stdDevPop':'$n'}}}]", "$stdDevPop");
            assertMalformed("[{'$group':{'_id':null,'n':1}}]", "'n'");
            assertMalformed("[{'$group':{'_id':{'$toUpper':'$name'}}}]", "$toUpper");
            assertMalformed("[{'$group':1}]", "$group");
        }
    }

    @Nested
    class ProjectStage {
        @Test
        void project_one_keepsFieldsAndObjectId() {
            assertThat(aggregate("[{'$match':{'n':2}},{'$project':{'name':1,'o.k':true}}]")
                            .get(0))
                    .containsOnlyKeys("objectId", "name", "o");
        }

        @Test
        void project_withoutId_leavesItOut() {
            assertThat(aggregate("[{'$match':{'n':2}},{'$project':{'name':1,'_id':0}}]"))
                    .containsExactly(Map.of("name", "b"));
            assertThat(aggregate("[{'$match':{'n':2}},{'$project':{'objectId':false,'name':1}}]"))
                    .containsExactly(Map.of("name", "b"));
        }

        @Test
        void project_zero_leavesFieldsOut() {
            assertThat(aggregate("[{'$match':{'n':2}},{'$project':{'name':0,'tags':0,'o':0}}]")
                            .get(0))
                    .containsOnlyKeys("objectId", "createdAt", "updatedAt", "n", "team");
        }

        @Test
        void project_ofPath_renames() {
            assertThat(aggregate("[{'$match':{'n':2}},{'$project':{'_id':0,'called':'$name','deep':'$o.k','in.n':'$n',"
                                    + "'year':{'$year':'$when'},'five':{'$literal':5},'no':'$never'}}]")
                            .get(0))
                    .containsExactly(
                            entry("called", "b"),
                            entry("deep", 5),
                            entry("in", Map.of("n", 2)),
                            entry("year", null),
                            entry("five", 5));
        }

        @Test
        void project_malformed_isRefused() {
            assertMalformed("[{'$project':{}}]", "$project");
            assertMalformed("[{'$project':{'name':1,'n':0}}]", "$project");
            assertMalformed("[{'$project':{'x':{'$concat':['a']}}}]", "$concat");
        }

        @Test
        void addFields_addsConstantsAndPaths() {
            assertThat(aggregate("[{'$match':{'n':2}},{'$addFields':{'one':1,'copy':'$name','o.more':true,'s':'x'}},"
                            + "{'$project':{'_id':0,'one':1,'copy':1,'o':1,'s':1,'name':1}}]"))
                    .containsExactly(
                            Map.of("one", 1, "copy", "b", "o", Map.of("k", 5, "more", true), "s", "x", "name", "b"));
            assertMalformed("[{'$addFields':{}}]", "$addFields");
        }

        @Test
        void fieldsThatBeginWithUnderscore_helpAndAreRemoved() {
            assertThat(aggregate("[{'$match':{'n':2}},{'$addFields':{'_tmp':'$name'}},{'$addFields':{'kept':'$_tmp'}},"
                            + "{'$project':{'_id':0,'kept':1,'_tmp':1}}]"))
                    .containsExactly(Map.of("kept", "b"));
        }

        @Test
        void hiddenFields_areMissing() {
            signedUp("ann");

            assertThat(parse.asMaster()
                            .query("_User")
                            .aggregate("[{\"$project\":{\"_id\":0,\"p\":\"$_hashed_password\",\"username\":1}}]"))
                    .containsExactly(Map.of("username", "ann"));
        }
    }

    @Nested
    class OrderAndPages {
        @Test
        void sort_skip_limit_page() {
            assertThat(names("[{'$sort':{'n':-1}}]")).containsExactly("c", "b", "a", "d");
            assertThat(names("[{'$sort':{'n':1}}]")).containsExactly("d", "a", "b", "c");
            assertThat(names("[{'$sort':{'n':-1}},{'$skip':1},{'$limit':2}]")).containsExactly("b", "a");
            assertThat(names("[{'$limit':3},{'$skip':1}]")).containsExactly("b", "c");
            assertThat(names("[{'$limit':3},{'$sort':{'name':-1}}]")).containsExactly("c", "b", "a");
        }

        @Test
        void sort_bySeveralKeys_works() {
            assertThat(aggregate("[{'$unwind':'$tags'},{'$sort':{'tags':-1,'name':1}}]"))
                    .extracting(row -> row.get("tags") + "" + row.get("name"))
                    .containsExactly("ya", "yb", "xa");
        }

        @Test
        void count_counts() {
            assertThat(aggregate("[{'$match':{'n':{'$gt':1}}},{'$count':'many'}]"))
                    .containsExactly(Map.of("many", 2));
            assertThat(aggregate("[{'$limit':3},{'$count':'many'}]")).containsExactly(Map.of("many", 3));
            assertThat(aggregate("[{'$match':{'n':9}},{'$count':'many'}]")).isEmpty();
        }

        @Test
        void sample_givesSoManyByChance() {
            parse.saveAll(IntStream.range(0, 100)
                    .mapToObj(i -> unsaved("Many", "v", i))
                    .toList());

            List<Map<String, @Nullable Object>> sample =
                    parse.asMaster().query("Many").aggregate("[{\"$sample\":{\"size\":20}}]");

            assertThat(Set.copyOf(sample)).hasSize(20);
            assertThat(aggregate("[{'$sample':{'size':50}}]")).hasSize(4);
        }

        @Test
        void malformed_isRefused() {
            assertMalformed("[{'$sort':{}}]", "$sort");
            assertMalformed("[{'$sort':{'n':2}}]", "$sort");
            assertMalformed("[{'$skip':-1}]", "$skip");
            assertMalformed("[{'$skip':1.5}]", "$skip");
            assertMalformed("[{'$limit':0}]", "$limit");
            assertMalformed("[{'$limit':'1'}]", "$limit");
            assertMalformed("[{'$count':''}]", "$count");
            assertMalformed("[{'$count':'$n'}]", "$count");
            assertMalformed("[{'$sample':{}}]", "$sample");
            assertMalformed("[{'$sample':5}]", "$sample");
        }
    }

    @Nested
    class UnwindStage {
        @Test
        void unwind_makesARowPerElement() {
            assertThat(aggregate("[{'$unwind':'$tags'}]"))
                    .extracting(row -> row.get("name") + "" + row.get("tags"))
                    .containsExactly("ax", "ay", "by");
        }

        @Test
        void unwind_canKeepRowsWithoutElements() {
            assertThat(aggregate("[{'$unwind':{'path':'$tags','preserveNullAndEmptyArrays':true}}]"))
                    .extracting(row -> row.get("name") + "" + row.get("tags"))
                    .containsExactly("ax", "ay", "by", "cnull", "dnull");
        }

        @Test
        void unwind_canTellTheIndex() {
            assertThat(aggregate("[{'$unwind':{'path':'$tags','includeArrayIndex':'i'}}]"))
                    .extracting(row -> row.get("i"))
                    .containsExactly(0, 1, 0);
        }

        @Test
        void unwind_ofNoArray_keepsTheValue() {
            assertThat(names("[{'$unwind':'$n'}]")).containsExactly("a", "b", "c");
        }

        @Test
        void unwind_malformed_isRefused() {
            assertMalformed("[{'$unwind':'tags'}]", "$unwind");
            assertMalformed("[{'$unwind':{}}]", "$unwind");
            assertMalformed("[{'$unwind':{'path':'$tags','what':1}}]", "$unwind");
        }
    }
}
