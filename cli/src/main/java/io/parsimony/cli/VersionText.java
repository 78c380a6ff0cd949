package io.parsimony.cli;

import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import java.util.Properties;
import picocli.CommandLine.IVersionProvider;

/** What {@code --version} prints: the version that this was built as, and the Java that it runs on. */
final class VersionText implements IVersionProvider {
    @Override
    public String[] getVersion() throws IOException {
        Properties build = new Properties();
        try (InputStream in = Objects.requireNonNull(
                VersionText.class.getResourceAsStream("build.properties"), "build.properties is not in the jar")) {
            build.load(in);
        }
        return new String[] {
            "Parsimony " + build.getProperty("version") + " (Java " + System.getProperty("java.version") + ")"
        };
    }
}
