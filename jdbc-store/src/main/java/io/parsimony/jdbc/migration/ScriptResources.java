package io.parsimony.jdbc.migration;

import java.io.Reader;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.zip.CRC32;
import org.flywaydb.core.api.ResourceProvider;
import org.flywaydb.core.api.resource.LoadableResource;
import org.jspecify.annotations.Nullable;

/** Gives Flyway our scripts, so that it need not search the class path, nor the module be open to it. */
final class ScriptResources implements ResourceProvider {
    /**
     * A script.
     *
     * @param name its file's name
     * @param text its SQL
     */
    record Script(String name, String text) {
        /** The number in its name, for Flyway's history. */
        String version() {
            return name.substring(1, name.indexOf("__"));
        }

        /** The words in its name, likewise. */
        String description() {
            return name.substring(name.indexOf("__") + 2, name.lastIndexOf('.')).replace('_', ' ');
        }

        /** As Flyway computes it: of all lines, however they end. */
        int checksum() {
            CRC32 checksum = new CRC32();
            text.lines().forEach(line -> checksum.update(line.getBytes(StandardCharsets.UTF_8)));
            return (int) checksum.getValue();
        }
    }

    private final List<LoadableResource> resources;

    ScriptResources(List<Script> scripts) {
        resources = scripts.stream().<LoadableResource>map(ScriptResource::new).toList();
    }

    @Override
    public @Nullable LoadableResource getResource(String name) {
        return resources.stream()
                .filter(resource -> resource.getFilename().equals(name))
                .findFirst()
                .orElse(null); // Flyway asks for scripts' settings too, which there need not be
    }

    @Override
    public Collection<LoadableResource> getResources(String prefix, String[] suffixes) {
        return resources.stream()
                .filter(resource -> resource.getFilename().startsWith(prefix)
                        && List.of(suffixes).stream().anyMatch(resource.getFilename()::endsWith))
                .toList();
    }

    private static final class ScriptResource extends LoadableResource {
        private final Script script;

        ScriptResource(Script script) {
            this.script = script;
        }

        @Override
        public Reader read() {
            return new StringReader(script.text());
        }

        @Override
        public String getAbsolutePath() {
            return script.name();
        }

        @Override
        public String getAbsolutePathOnDisk() {
            return script.name();
        }

        @Override
        public String getFilename() {
            return script.name();
        }

        @Override
        public String getRelativePath() {
            return script.name();
        }
    }
}
