package io.parsimony.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.parsimony.ParseException;
import io.parsimony.schema.ClassOperation;
import io.parsimony.schema.ClassPermissions;
import io.parsimony.schema.Permission;
import io.parsimony.value.Acl;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClassPermissionsJsonTest {
    private static final String ALL = """
            {"find":{"*":true},"get":{"requiresAuthentication":true},"create":{"role:Admin":true},\
            "update":{"aUser":true,"pointerFields":["owner"]},"delete":{},"addField":{},\
            "protectedFields":{"*":["email","phone"],"userField:owner":[],"authenticated":["phone"]},\
            "readUserFields":["owner"],"writeUserFields":["owner","editors"],\
            "ACL":{"*":{"read":true},"currentUser":{"read":true,"write":true}}}""";

    @Test
    void read_ofEverything_hasEverything() {
        ClassPermissions permissions = read(ALL);

        assertThat(permissions)
                .isEqualTo(new ClassPermissions(
                        Map.of(
                                ClassOperation.FIND,
                                Permission.PUBLIC,
                                ClassOperation.GET,
                                Permission.authenticated(),
                                ClassOperation.CREATE,
                                Permission.of("role:Admin"),
                                ClassOperation.UPDATE,
                                new Permission(Set.of("aUser"), false, List.of("owner"))),
                        List.of("owner"),
                        List.of("owner", "editors"),
                        Map.of(
                                "*",
                                Set.of("email", "phone"),
                                "userField:owner",
                                Set.of(),
                                "authenticated",
                                Set.of("phone")),
                        new Acl(Set.of("*", "currentUser"), Set.of("currentUser"))));
    }

    @Test
    void read_ofWhatWasWritten_isEqual() {
        for (ClassPermissions permissions : List.of(
                read(ALL),
                ClassPermissions.OPEN,
                ClassPermissions.closed(),
                ClassPermissions.OPEN.withDefaultAcl(Acl.EMPTY),
                ClassPermissions.closed().withProtectedFields("*").withProtectedFields("aUser", "a", "b"))) {
            assertThat(read(ClassPermissionsJson.write(permissions))).isEqualTo(permissions);
        }
    }

    @Test
    void write_hasEveryOperation() {
        assertThat(ClassPermissionsJson.write(read("{\"find\":{\"*\":true}}")))
                .isEqualTo("{\"find\":{\"*\":true},\"get\":{},\"count\":{},\"create\":{},\"update\":{},\"delete\":{},"
                        + "\"addField\":{},\"protectedFields\":{}}");
    }

    @Test
    void write_ofWhatIsOpen_saysAllThatParseSaysOfIt() {
        assertThat(ClassPermissionsJson.write(ClassPermissions.OPEN))
                .contains(
                        "\"addField\":{\"*\":true}",
                        "\"protectedFields\":{\"*\":[]}",
                        "\"ACL\":{\"*\":{\"read\":true,\"write\":true}}");
    }

    @Test
    void read_ofMissingOperation_isForTheMasterKeyAlone() {
        assertThat(read("{}")).isEqualTo(ClassPermissions.closed());
    }

    @Test
    void read_ofDefaultAclThatIsPublic_isNone() {
        assertThat(read("{\"ACL\":{\"*\":{\"read\":true,\"write\":true}}}").defaultAcl())
                .isNull();
        assertThat(read("{\"ACL\":{\"*\":{\"read\":true,\"write\":false}}}").defaultAcl())
                .isEqualTo(new Acl(Set.of("*"), Set.of()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[]",
                "null",
                "{\"search\":{}}",
                "{\"find\":true}",
                "{\"find\":null}",
                "{\"find\":{\"*\":false}}",
                "{\"find\":{\"*\":\"true\"}}",
                "{\"find\":{\"requiresAuthentication\":1}}",
                "{\"find\":{\"role:\":true}}",
                "{\"find\":{\"a user\":true}}",
                "{\"find\":{\"userField:owner\":true}}",
                "{\"find\":{\"pointerFields\":true}}",
                "{\"find\":{\"pointerFields\":[1]}}",
                "{\"readUserFields\":\"owner\"}",
                "{\"writeUserFields\":{\"owner\":true}}",
                "{\"protectedFields\":[\"email\"]}",
                "{\"protectedFields\":{\"*\":\"email\"}}",
                "{\"protectedFields\":{\"userField:\":[\"email\"]}}",
                "{\"ACL\":{\"*\":true}}",
                "{\"ACL\":{\"*\":{\"read\":1}}}",
                "{\"ACL\":{\"*\":{\"delete\":true}}}"
            })
    void read_ofWhatIsMalformed_isRefused(String json) {
        assertThatExceptionOfType(ParseException.class)
                .isThrownBy(() -> read(json))
                .satisfies(refusal -> assertThat(refusal.getCode()).isEqualTo(ParseException.INVALID_JSON));
    }

    private static ClassPermissions read(String json) {
        return ClassPermissionsJson.read(ValueJson.read(json));
    }
}
