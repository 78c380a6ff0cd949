package io.parsimony.tests.boundaries;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleFinder;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What each published module needs and shows: a change here is a change of a promise, so it is written down twice. */
class ModulesTest {
    @ParameterizedTest
    @CsvSource({
        "io.parsimony.api, io.parsimony.Parse",
        "io.parsimony.engine, io.parsimony.engine.EngineBackendProvider",
        "io.parsimony.jdbc, io.parsimony.jdbc.JdbcStoreProvider",
        "io.parsimony.rest, io.parsimony.rest.ParseGateway",
        "io.parsimony.junit, io.parsimony.junit.ParseTest"
    })
    void module_needsAndShows_whatItsGoldenFileSays(String module, String classInIt) throws Exception {
        ModuleDescriptor descriptor = ModuleFinder.of(placeOf(Class.forName(classInIt)))
                .find(module)
                .orElseThrow()
                .descriptor();
        assertThat(describe(descriptor)).isEqualTo(golden(module));
    }

    private static Path placeOf(Class<?> type) throws URISyntaxException {
        return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
    }

    private static String describe(ModuleDescriptor module) {
        return Stream.of(
                                module.requires().stream()
                                        .filter(requires -> !requires.name().equals("java.base"))
                                        .map(requires -> "requires " + new TreeSet<>(requires.modifiers()) + " "
                                                + requires.name()),
                                module.exports().stream()
                                        .map(exports -> "exports " + exports.source() + to(exports.targets())),
                                module.opens().stream().map(opens -> "opens " + opens.source() + to(opens.targets())),
                                module.uses().stream().map(uses -> "uses " + uses),
                                module.provides().stream()
                                        .map(provides -> "provides " + provides.service() + " with "
                                                + String.join(", ", provides.providers())))
                        .flatMap(lines -> lines.sorted())
                        .collect(joining("\n"))
                + "\n";
    }

    private static String to(java.util.Set<String> targets) {
        return targets.isEmpty() ? "" : " to " + targets.stream().sorted().collect(joining(", "));
    }

    private static String golden(String module) throws IOException {
        try (InputStream text = Objects.requireNonNull(
                ModulesTest.class.getResourceAsStream(module + ".txt"), "no golden file for " + module)) {
            return new String(text.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
