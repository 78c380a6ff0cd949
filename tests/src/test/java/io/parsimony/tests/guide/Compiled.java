package io.parsimony.tests.guide;

/** What javac makes of a source. */
final class Compiled {
    private final Path classes;

    private Compiled(Path classes) {
        this.classes = classes;
    }

    /** Compiles one class into the directory; fails the test with javac's words when it does not compile. */
    static Compiled of(String className, String source, Path directory) throws IOException {
        JavaCompiler compiler = requireNonNull(ToolProvider.getSystemJavaCompiler(), "a JDK is needed");
        Path file = Files.writeString(directory.resolve(className + ".java"), source);
        DiagnosticCollector<JavaFileObject> findings = new DiagnosticCollector<>();
        try (StandardJavaFileManager files =
                compiler.getStandardFileManager(findings, Locale.ROOT, StandardCharsets.UTF_8)) {
            boolean compiled = compiler.getTask(
                            null,
                            files,
                            findings,
                            List.of("-proc:none", "-d", directory.toString(), "-cp", classPath()),
                            null,
                            files.getJavaFileObjects(file))
                    .call();
            assertThat(compiled).as(() -> findings.getDiagnostics() + "\n" + source).isTrue();
        }
        return new Compiled(directory);
    }

    /** Runs the class's main method in a JVM of its own in the directory, and gives what it printed. */
    String run(String className, Path workingDirectory) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        classes + File.pathSeparator + classPath(),
                        className)
                .directory(workingDirectory.toFile())
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
        return output;
    }

    private static String classPath() {
        return System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    }
}
