package io.parsimony.rest.options;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Patterns of paths, as path-to-regexp has them. */
class RequestPathTest {
    @ParameterizedTest
    @CsvSource({
        "/login, /login, true",
        "/login, /Login, true",
        "/login, /login/x, false",
        "/login, /logins, false",
        "/login/, /login, true",
        "/classes/:className, /classes/Note, true",
        "/classes/:className, /classes/Note/x, false",
        "/classes/:className, /classes, false",
        "/classes/:className/:objectId, /classes/Note/x, true",
        "/classes/A-:rest, /classes/A-b, true",
        "/classes/A-:rest, /classes/B-b, false",
        "/classes/*rest, /classes/Note/x, true",
        "/classes/*rest, /classes, false",
        "/classes{/*rest}, /classes, true",
        "/classes{/*rest}, /classes/Note/x, true",
        "/*all, /anything/at/all, true",
        "{/*all}, /anything, true",
        "/a{/b{/c}}, /a, true",
        "/a{/b{/c}}, /a/b, true",
        "/a{/b{/c}}, /a/b/c, true",
        "/a{/b{/c}}, /a/c, false",
        "/a{/b}/c, /a/c, true",
        "/a\\:b, /a:b, true",
        "/a.b, /axb, false"
    })
    void pattern_matchesWholePaths(String pattern, String path, boolean isMatch) {
        assertThat(RequestPath.parse(pattern).matches(path)).isEqualTo(isMatch);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "login",
                "*",
                "/*",
                "/:",
                "/:1",
                "/(.*)",
                "/a?",
                "/a+",
                "/a[b]",
                "/a!",
                "/a{b",
                "/a}",
                "/a\\",
                "/{a}{b}{c}{d}{e}{f}{g}{h}{i}"
            })
    void patternThatIsNone_isRefused(String pattern) {
        assertThatIllegalArgumentException().isThrownBy(() -> RequestPath.parse(pattern));
    }

    @Test
    void matching_takesNoLonger_howeverThePathIsMade() {
        RequestPath path = RequestPath.parse("/*a-*b-*c-*d-*e-*f!".replace("!", "\\!"));
        String hostile = "/" + "-x".repeat(8_000);

        assertTimeoutPreemptively(
                Duration.ofSeconds(10), () -> assertThat(path.matches(hostile)).isFalse());
    }
}
