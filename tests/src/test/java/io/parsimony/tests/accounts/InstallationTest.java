package io.parsimony.tests.accounts;

import static io.parsimony.tests.behaviour.Refusal.assertRefused;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.parsimony.ParseACL;
import io.parsimony.ParseException;
import io.parsimony.ParseInstallation;
import io.parsimony.ParseObject;
import io.parsimony.tests.behaviour.WithParse;
import io.parsimony.tests.concurrency.Threads;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which device is which, whatever it sends. */
class InstallationTest extends WithParse {
    private ParseObject installation(String... keysAndValues) {
        ParseObject installation = parse.object("_Installation");
        for (int i = 0; i < keysAndValues.length; i += 2) {
            installation.put(keysAndValues[i], keysAndValues[i + 1]);
        }
        return installation.save();
    }

    private String change(String id, String... keysAndValues) {
        ParseObject installation = parse.objectWithoutData("_Installation", id);
        for (int i = 0; i < keysAndValues.length; i += 2) {
            installation.put(keysAndValues[i], keysAndValues[i + 1]);
        }
        return idOf(installation.save());
    }

    private List<ParseObject> all() {
        return parse.asMaster().query("_Installation").find();
    }

    @Test
    void create_needsIdOrTokenAndType() {
        assertRefused(ParseException.MISSING_REQUIRED_FIELD, () -> installation());
        assertRefused(ParseException.MISSING_REQUIRED_FIELD, () -> installation("deviceType", "ios"));
        assertRefused(ParseException.MISSING_REQUIRED_FIELD, () -> installation("installationId", "i"));
        assertRefused(ParseException.MISSING_REQUIRED_FIELD, () -> installation("deviceToken", "t"));
        assertThat(all()).isEmpty();
    }

    @Test
    void sameInstallationId_isTheSameObject() {
        ParseObject first = installation("installationId", "I1", "deviceType", "ios", "deviceToken", "t1");

        ParseObject second = installation("installationId", "i1", "appName", "Peanuts");

        assertThat(second.getObjectId()).isEqualTo(first.getObjectId());
        assertThat(all()).singleElement().satisfies(stored -> {
            assertThat(stored.getString("installationId")).isEqualTo("i1");
            assertThat(stored.getString("deviceToken")).isEqualTo("t1");
            assertThat(stored.getString("appName")).isEqualTo("Peanuts");
        });
    }

    @Test
    void sameDeviceToken_leavesTheOlderInstallation() {
        installation("installationId", "i1", "deviceType", "ios", "deviceToken", "t");

        ParseObject second = installation("installationId", "i2", "deviceType", "ios", "deviceToken", "t");

        assertThat(all())
                .singleElement()
                .satisfies(stored -> assertThat(stored.getObjectId()).isEqualTo(second.getObjectId()));
    }

    @Test
    void sameDeviceToken_ofAnotherApplication_leavesBoth() {
        installation(
                "installationId", "i1", "deviceType", "ios", "deviceToken", "t", "appIdentifier", "org.example.one");
        installation(
                "installationId", "i2", "deviceType", "ios", "deviceToken", "t", "appIdentifier", "org.example.two");

        assertThat(all()).hasSize(2);
        assertRefused(
                ParseException.INVALID_INSTALLATION_ID, () -> installation("deviceToken", "t", "deviceType", "ios"));
    }

    @Test
    void tokenWithoutId_isMergedWithTheIdThatComesLater() {
        ParseObject token = installation("deviceToken", "t", "deviceType", "ios");

        ParseObject both = installation("installationId", "i1", "deviceToken", "t", "deviceType", "ios");

        assertThat(both.getObjectId()).isEqualTo(token.getObjectId());
        assertThat(all())
                .singleElement()
                .satisfies(
                        stored -> assertThat(stored.getString("installationId")).isEqualTo("i1"));
    }

    @Test
    void objectsOfIdAndOfToken_becomeOneWhenTheyTurnOutToBeOneDevice() {
        ParseObject id = installation("installationId", "i1", "deviceType", "ios");
        ParseObject token = installation("deviceToken", "t", "deviceType", "ios");

        ParseObject merged = installation("installationId", "i1", "deviceToken", "t");

        assertThat(merged.getObjectId()).isEqualTo(token.getObjectId()).isNotEqualTo(id.getObjectId());
        assertThat(all()).singleElement().satisfies(stored -> {
            assertThat(stored.getString("installationId")).isEqualTo("i1");
            assertThat(stored.getString("deviceToken")).isEqualTo("t");
        });
    }

    @Test
    void update_withTheTokenOfAnotherInstallation_takesItAway() {
        installation("installationId", "i1", "deviceType", "ios", "deviceToken", "t");
        String second = idOf(installation("installationId", "i2", "deviceType", "ios"));

        change(second, "deviceToken", "t");

        assertThat(all()).singleElement().satisfies(stored -> {
            assertThat(stored.getObjectId()).isEqualTo(second);
            assertThat(stored.getString("deviceToken")).isEqualTo("t");
        });
    }

    @Test
    void update_ofWhatMustStay_isRefused() {
        String id = idOf(installation("installationId", "i1", "deviceType", "ios", "deviceToken", "t1"));
        String withoutId = idOf(installation("deviceType", "ios", "deviceToken", "t2"));

        assertRefused(ParseException.CHANGED_IMMUTABLE_FIELD, () -> change(id, "installationId", "other"));
        assertRefused(ParseException.CHANGED_IMMUTABLE_FIELD, () -> change(id, "deviceType", "android"));
        assertRefused(ParseException.CHANGED_IMMUTABLE_FIELD, () -> change(withoutId, "deviceToken", "t3"));
        assertRefused(
                ParseException.CHANGED_IMMUTABLE_FIELD,
                () -> parse.objectWithoutData("_Installation", id)
                        .remove("installationId")
                        .save());
        assertRefused(
                ParseException.CHANGED_IMMUTABLE_FIELD,
                () -> parse.objectWithoutData("_Installation", id)
                        .putNull("deviceType")
                        .save());
        change(id, "installationId", "I1", "deviceType", "ios", "deviceToken", "t4");
        parse.objectWithoutData("_Installation", id).remove("deviceToken").save();
        assertThat(parse.query("_Installation").get(id).has("deviceToken")).isFalse();
    }

    @Test
    void update_ofUnknownObject_isNotFound() {
        installation("installationId", "i1", "deviceType", "ios");

        assertRefused(ParseException.OBJECT_NOT_FOUND, () -> change("nope", "deviceToken", "t"));
        assertRefused(ParseException.OBJECT_NOT_FOUND, () -> change("nope", "appName", "x"));
    }

    @Test
    void appleTokens_areStoredInLowerCase_othersAsTheyAre() {
        String apple = "ABCDEF0123456789".repeat(4);
        installation("installationId", "i1", "deviceType", "ios", "deviceToken", apple);
        installation("installationId", "i2", "deviceType", "android", "deviceToken", "Token:ABC");

        assertThat(all())
                .extracting(stored -> requireNonNull(stored.getString("deviceToken")))
                .containsExactly("abcdef0123456789".repeat(4), "Token:ABC");
    }

    @Test
    void clients_getByIdButNeitherFindNorDelete() {
        String id = idOf(installation("installationId", "i1", "deviceType", "ios"));

        assertThat(parse.query("_Installation").get(id).getString("deviceType")).isEqualTo("ios");
        assertRefused(
                ParseException.OPERATION_FORBIDDEN,
                () -> parse.query("_Installation").find());
        assertRefused(
                ParseException.OPERATION_FORBIDDEN,
                () -> parse.query("_Installation").count());
        assertRefused(
                ParseException.OPERATION_FORBIDDEN,
                () -> parse.objectWithoutData("_Installation", id).delete());
        parse.asMaster().objectWithoutData("_Installation", id).delete();
    }

    @Test
    void mergedInstallation_isChangedOnlyByThoseWhoMay() {
        ParseObject mine = unsaved("_Installation", "installationId", "i1", "deviceType", "ios");
        mine.setACL(new ParseACL(userOf(signedUp("Snoopy"))));
        mine.save();

        assertRefused(ParseException.OBJECT_NOT_FOUND, () -> installation("installationId", "i1", "appName", "x"));
        for (String field : List.of("installationId", "deviceType", "deviceToken")) {
            assertRefused(ParseException.OBJECT_NOT_FOUND, () -> change(idOf(mine), field, "other"));
        }
        assertThat(all())
                .singleElement()
                .satisfies(stored -> assertThat(stored.has("appName")).isFalse());
    }

    @Test
    void sameDevice_savedByManyAtOnce_isOneObject() throws Exception {
        installation("installationId", "first", "deviceType", "ios"); // the class is there

        Threads.run(6, thread -> {
            for (int i = 0; i < 5; i++) {
                parse.object("_Installation")
                        .put("installationId", "device" + i)
                        .put("deviceType", "ios")
                        .put("thread", thread)
                        .save();
            }
        });

        assertThat(all()).hasSize(6);
    }

    @Test
    void twoOfOneDevice_inOneBatch_areOneObject() {
        parse.saveAll(List.of(
                unsaved("_Installation", "installationId", "i1", "deviceType", "ios", "badge", 1),
                unsaved("_Installation", "installationId", "I1", "deviceType", "ios", "badge", 2)));

        assertThat(all())
                .singleElement()
                .satisfies(stored -> assertThat(stored.getInt("badge")).isEqualTo(2));
    }

    @Test
    void currentInstallation_isTheDevicesOwn() {
        ParseInstallation installation = parse.currentInstallation();

        assertThat(parse.currentInstallation()).isSameAs(installation);
        assertThat(installation.getInstallationId()).isNotNull();
        installation.setDeviceToken("t").save();
        assertThat(all())
                .singleElement()
                .satisfies(stored -> assertThat(stored).isInstanceOfSatisfying(ParseInstallation.class, found -> {
                    assertThat(found.getInstallationId()).isEqualTo(installation.getInstallationId());
                    assertThat(found.getDeviceType()).isEqualTo("java");
                    assertThat(found.getDeviceToken()).isEqualTo("t");
                    assertThat(found.getChannels()).isNull();
                }));
        assertRefused(
                ParseException.COMMAND_UNAVAILABLE, () -> parse.asAnonymous().currentInstallation());
    }

    @Test
    void logIn_onTheDevice_endsItsEarlierSession() {
        parse.newUser().setUsername("Snoopy").setPassword("x").signUp();
        String first = requireNonNull(userOf(parse).getSessionToken());

        parse.logIn("Snoopy", "x");

        assertRefused(
                ParseException.INVALID_SESSION_TOKEN,
                () -> parse.withSession(first).query("Any").find());
        assertThat(parse.currentSession().getInstallationId())
                .isEqualTo(parse.currentInstallation().getInstallationId());
    }
}
