package io.parsimony.tests.process;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Other JVMs: of the Java that runs this test, and with what the test itself can see. */
public final class JavaProcess {
    private JavaProcess() {}

    /** The command that starts a JVM. */
    public static String command() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    /** This test's own; Surefire's JVM has another one, a file that names it. */
    public static String classPath() {
        return System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    }

    /** One that runs this class's main method, once it is started. */
    public static ProcessBuilder running(Class<?> main, List<String> options, String... arguments) {
        List<String> command = new ArrayList<>(List.of(command()));
        command.addAll(options);
        command.addAll(List.of("-cp", classPath(), main.getName()));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command);
    }
}
