package io.parsimony.jdbc.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.parsimony.backend.Durability;
import io.parsimony.engine.store.StoreException;
import io.parsimony.engine.store.StoreException.Kind;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class PostgresServerSettingsTest {
    @ParameterizedTest
    @ValueSource(ints = {90603, 110002, 120017, 129999})
    void require_ofOlderServer_isRefusedWithTheVersion(int version) {
        assertRefused(new PostgresServerSettings(version, "UTF8", true), null, "PostgreSQL " + version / 10_000, "13");
    }

    @ParameterizedTest
    @ValueSource(ints = {130000, 130023, 170011, 200000})
    void require_ofThirteenAndLater_isSatisfied(int version) {
        assertThatCode(() -> new PostgresServerSettings(version, "UTF8", true).require(Durability.POWER_LOSS))
                .doesNotThrowAnyException();
    }

    @Test
    void require_ofAnotherEncoding_isRefusedWithIt() {
        assertRefused(new PostgresServerSettings(170000, "LATIN1", true), null, "LATIN1", "ENCODING 'UTF8'");
    }

    @Test
    void require_ofServerThatForcesNothing_isRefusedAtPowerLoss() {
        assertRefused(new PostgresServerSettings(170000, "UTF8", false), Durability.POWER_LOSS, "fsync", "POWER_LOSS");
    }

    @ParameterizedTest
    @NullSource
    @EnumSource(value = Durability.class, names = "POWER_LOSS", mode = Mode.EXCLUDE)
    void require_ofServerThatForcesNothing_isSatisfiedAtOtherLevels(@Nullable Durability level) {
        assertThatCode(() -> new PostgresServerSettings(170000, "UTF8", false).require(level))
                .doesNotThrowAnyException();
    }

    private static void assertRefused(
            PostgresServerSettings settings, @Nullable Durability durability, String... parts) {
        assertThatThrownBy(() -> settings.require(durability))
                .hasMessageContainingAll(parts)
                .isInstanceOfSatisfying(
                        StoreException.class, e -> assertThat(e.kind()).isEqualTo(Kind.UNAVAILABLE));
    }
}
