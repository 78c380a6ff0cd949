package io.parsimony.engine;

import static io.parsimony.engine.BackendFixture.assertRefused;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.parsimony.ParseException;
import io.parsimony.backend.BackendOptions;
import io.parsimony.backend.ParseBackendProvider;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

final class EngineBackendProviderTest {
    /** Applications on a class path find the provider by the resource, modules by the declaration. */
    @Test
    void provider_isDeclaredForModulesAndClassPath() throws IOException {
        String service = ParseBackendProvider.class.getName();
        String provider = EngineBackendProvider.class.getName();

        try (InputStream resource =
                requireNonNull(EngineBackendProvider.class.getResourceAsStream("/META-INF/services/" + service))) {
            assertThat(new String(resource.readAllBytes(), StandardCharsets.UTF_8).strip())
                    .isEqualTo(provider);
        }
        assertThat(EngineBackendProvider.class.getModule().getDescriptor().provides())
                .anySatisfy(provided -> {
                    assertThat(provided.service()).isEqualTo(service);
                    assertThat(provided.providers()).containsExactly(provider);
                });
    }

    @Test
    void open_withoutStore_saysSo() {
        EngineBackendProvider provider = new EngineBackendProvider();

        assertThat(provider.accepts("jdbc:h2:mem:")).isTrue();
        assertThat(provider.accepts("https://example.org")).isFalse();
        assertRefused(ParseException.CONNECTION_FAILED, () -> provider.open(BackendOptions.of("jdbc:h2:mem:")));
    }
}
