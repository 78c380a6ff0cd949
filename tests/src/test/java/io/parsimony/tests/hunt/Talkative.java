package io.parsimony.tests.hunt;

import static java.util.Objects.requireNonNull;

import io.parsimony.backend.ParseBackend;
import java.io.PrintStream;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.Arrays;
import java.util.List;

/** A backend that prints all requests, answers and errors as a careless program would: by their toString, and with stack traces. */
final class Talkative {
    private Talkative() {}

    static ParseBackend over(ParseBackend backend, PrintStream out) {
        return (ParseBackend) Proxy.newProxyInstance(
                ParseBackend.class.getClassLoader(),
                new Class<?>[] {ParseBackend.class},
                (proxy, method, arguments) -> {
                    out.println(method.getName() + " " + (arguments == null ? "" : shown(arguments)));
                    try {
                        Object answer = method.invoke(backend, arguments);
                        out.println("  " + answer);
                        return answer;
                    } catch (InvocationTargetException e) {
                        Throwable cause = requireNonNull(e.getCause());
                        cause.printStackTrace(out);
                        throw cause;
                    }
                });
    }

    /** A bare text is the caller's own, such as the token of a mail: nobody but the caller can keep it out of a log. */
    private static List<String> shown(Object[] arguments) {
        return Arrays.stream(arguments)
                .map(argument -> argument instanceof String ? "a text" : String.valueOf(argument))
                .toList();
    }
}
