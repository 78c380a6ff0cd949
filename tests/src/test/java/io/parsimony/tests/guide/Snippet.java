package io.parsimony.tests.guide;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A block of Java in a document.
 *
 * @param place file and line, for people
 * @param code as printed
 */
record Snippet(String place, String code) {
    private static final Pattern BLOCK = Pattern.compile("^```java\n(.*?)^```$", Pattern.MULTILINE | Pattern.DOTALL);
    private static final Pattern TYPE =
            Pattern.compile("^(?:@\\w+.*\n)*(?:public |final )*(?:class|interface|record) (\\w+)", Pattern.MULTILINE);
    private static final String PRELUDE = """
            import io.parsimony.*;
            import io.parsimony.account.*;
            import io.parsimony.auth.*;
            import io.parsimony.auth.provider.*;
            import io.parsimony.backend.Durability;
            import io.parsimony.backend.Explanation;
            import io.parsimony.junit.*;
            import io.parsimony.junit.call.*;
            import io.parsimony.junit.fault.*;
            import io.parsimony.junit.fixture.*;
            import io.parsimony.junit.recording.*;
            import io.parsimony.rest.*;
            import io.parsimony.schema.*;
            import io.parsimony.value.*;
            import java.net.URI;
            import java.net.http.*;
            import java.nio.file.Path;
            import java.time.*;
            import java.util.*;
            import java.util.concurrent.*;
            import org.junit.jupiter.api.*;

            import static io.parsimony.junit.recording.CallAssertions.*;
            import static org.junit.jupiter.api.Assertions.*;

            """;

    /** All blocks of a file, in order. */
    static List<Snippet> of(Path document) throws IOException {
        String text = Files.readString(document);
        Matcher block = BLOCK.matcher(text);
        List<Snippet> snippets = new ArrayList<>();
        while (block.find()) {
            long line = text.substring(0, block.start()).lines().count() + 1;
            snippets.add(new Snippet(document.getFileName() + ":" + line, block.group(1)));
        }
        return snippets;
    }

    /** Whether it is a whole file, imports and all. */
    boolean isFile() {
        return code.startsWith("import ") || code.startsWith("package ");
    }

    /** The name of the class that {@link #source} declares. */
    String className() {
        Matcher type = TYPE.matcher(code);
        return type.find() ? type.group(1) : "Statements";
    }

    /** A file that compiles if the block is right: itself, or its statements inside a method. */
    String source() {
        if (isFile()) {
            return code;
        }
        if (TYPE.matcher(code).lookingAt()) {
            return PRELUDE + code;
        }
        return PRELUDE + "class Statements {\n    void run(Parse parse) throws Exception {\n" + code + "    }\n}\n";
    }
}
