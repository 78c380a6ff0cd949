package io.parsimony.cli.demo;

import static java.util.stream.Collectors.joining;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * A question as {@code Questions.java} has it.
 *
 * @param title in words
 * @param java in Java, without indentation
 */
record QuestionText(String title, String java) {
    private static final String BEGIN = "// question: ";
    private static final String END = "// end";

    /** All questions in the order of the file. */
    static List<QuestionText> readAll() {
        try (InputStream source = Objects.requireNonNull(
                QuestionText.class.getResourceAsStream("Questions.java"), "Questions.java is not in the jar")) {
            return parse(new String(source.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList());
        } catch (IOException e) {
            throw new UncheckedIOException("Questions.java can't be read", e);
        }
    }

    private static List<QuestionText> parse(List<String> lines) {
        List<QuestionText> questions = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            int begin = lines.get(i).indexOf(BEGIN);
            if (begin >= 0) {
                String title = lines.get(i).substring(begin + BEGIN.length());
                String java = lines.subList(i + 1, lines.size()).stream()
                        .takeWhile(line -> !line.strip().equals(END))
                        .map(line -> line.substring(Math.min(begin, line.length())))
                        .collect(joining("\n"));
                questions.add(new QuestionText(title, java));
            }
        }
        return questions;
    }
}
