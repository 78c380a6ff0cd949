package io.parsimony.tests.behaviour;

import static org.assertj.core.api.Assertions.assertThat;

import io.parsimony.Parse;
import io.parsimony.ParseObject;
import java.io.BufferedReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Until full durability comes, a file survives a crash of its process. */
class CrashTest {
    @TempDir
    private Path directory = Path.of("set by JUnit");

    @Test
    @Timeout(120)
    void killedProcess_losesNothingThatItWasTold() throws Exception {
        Path file = directory.resolve("data");
        for (int round = 0; round < 3; round++) {
            Process process = ParseProcess.start("write", file);
            int acknowledged = 0;
            BufferedReader lines = process.inputReader(StandardCharsets.UTF_8);
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (!line.equals("opened")) {
                    acknowledged = Integer.parseInt(line);
                }
                if (acknowledged == 100 + round * 37) {
                    // not process.destroyForcibly, which would close the stream with acknowledgements in it
                    process.toHandle().destroyForcibly();
                }
            }
            process.waitFor();

            assertThat(acknowledged).isGreaterThanOrEqualTo(100);
            assertKept(file, round, acknowledged);
        }
    }

    private static void assertKept(Path file, int round, int acknowledged) {
        try (Parse parse = Parse.open(file)) {
            List<ParseObject> counters = parse.query("Counter").find();
            assertThat(counters).hasSize(round + 1);
            assertThat(counters.get(round).getInt("n")).isGreaterThanOrEqualTo(acknowledged);
            for (int n : new int[] {1, acknowledged / 2, acknowledged}) {
                assertThat(parse.query("Row").whereEqualTo("text", "row " + n).count())
                        .isPositive();
            }
        }
    }
}
