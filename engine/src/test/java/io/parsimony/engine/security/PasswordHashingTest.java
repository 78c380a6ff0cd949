package io.parsimony.engine.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import org.junit.jupiter.api.Test;

final class PasswordHashingTest {
    private final PasswordHashing passwords = new PasswordHashing(4);

    @Test
    void hash_ofPassword_matchesItAndNoOther() {
        String hash = passwords.hash("secret");

        assertThat(passwords.matches("secret", hash)).isTrue();
        assertThat(passwords.matches("Secret", hash)).isFalse();
        assertThat(passwords.hash("secret")).isNotEqualTo(hash);
    }

    @Test
    void hash_ofLongPassword_countsEveryCharacter() {
        String start = "ä".repeat(60);
        String hash = passwords.hash(start + "x");

        assertThat(passwords.matches(start + "x", hash)).isTrue();
        assertThat(passwords.matches(start + "y", hash)).isFalse();
    }

    @Test
    void compareWithNothing_always_works() {
        assertThatCode(() -> passwords.compareWithNothing("secret")).doesNotThrowAnyException();
        assertThatCode(() -> passwords.compareWithNothing("x".repeat(100))).doesNotThrowAnyException();
    }
}
