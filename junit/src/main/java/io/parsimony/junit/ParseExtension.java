package io.parsimony.junit;

import io.parsimony.Parse;
import io.parsimony.junit.fault.Faults;
import io.parsimony.junit.fixture.Labels;
import io.parsimony.junit.recording.Recording;
import java.lang.reflect.Constructor;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.LifecycleMethodExecutionExceptionHandler;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.TestExecutionExceptionHandler;

/** What {@link ParseTest} does, which is how to use it. A backend is opened when a parameter first asks for it, and closed by JUnit with its context. */
public final class ParseExtension
        implements ParameterResolver, TestExecutionExceptionHandler, LifecycleMethodExecutionExceptionHandler {
    private static final Map<String, Function<TestBackend, Object>> PARAMETERS = Map.of(
            Faults.class.getName(),
            TestBackend::faults,
            Recording.class.getName(),
            TestBackend::recording,
            TestClock.class.getName(),
            TestBackend::clock,
            Labels.class.getName(),
            TestBackend::labels,
            Gateways.TYPE,
            TestBackend::gateway);

    /** For JUnit. */
    public ParseExtension() {}

    // -- Parameters ------------------------------------------------------------------------------------------------

    /** So that a constructor's parameters are those of the test that the instance is for. */
    @Override
    public ExtensionContextScope getTestInstantiationExtensionContextScope(ExtensionContext rootContext) {
        return ExtensionContextScope.TEST_METHOD;
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return isView(parameter)
                || parameter.isAnnotated(AsUser.class)
                || parameter.isAnnotated(AsMaster.class)
                || PARAMETERS.containsKey(typeOf(parameter));
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        Optional<AsUser> user = parameter.findAnnotation(AsUser.class);
        boolean isMaster = parameter.isAnnotated(AsMaster.class);
        if ((user.isPresent() || isMaster) && !isView(parameter)) {
            throw Misuse.of("@AsUser and @AsMaster are for parameters of type Parse, but this one is a "
                    + parameter.getParameter().getType().getSimpleName());
        }
        if (user.isPresent() && isMaster) {
            throw Misuse.of("A view is a user's or the master key's; drop @AsUser or @AsMaster");
        }
        TestBackend backend = backendOf(parameter, context);
        if (!isView(parameter)) {
            return PARAMETERS
                    .getOrDefault(typeOf(parameter), TestBackend::labels)
                    .apply(backend);
        }
        return user.map(annotation -> backend.asUser(annotation.value()))
                .orElseGet(() -> isMaster ? backend.asMaster() : backend.parse());
    }

    private static boolean isView(ParameterContext parameter) {
        return parameter.getParameter().getType() == Parse.class;
    }

    private static String typeOf(ParameterContext parameter) {
        return parameter.getParameter().getType().getName();
    }

    private static TestBackend backendOf(ParameterContext parameter, ExtensionContext context) {
        if (context.getTestMethod().isEmpty()
                && parameter.getDeclaringExecutable() instanceof Constructor
                && Scope.of(context).isPerTest()) {
            throw Misuse.of("The instance of " + context.getRequiredTestClass().getName()
                    + " is for all its tests, but each of them has a backend of its own; take it as a parameter of the"
                    + " tests, or use @ParseTest(isolation = Isolation.PER_CLASS)");
        }
        return Scope.of(context).backend();
    }

    // -- Failures --------------------------------------------------------------------------------------------------

    @Override
    public void handleTestExecutionException(ExtensionContext context, Throwable failure) throws Throwable {
        throw withCalls(context, failure);
    }

    @Override
    public void handleBeforeEachMethodExecutionException(ExtensionContext context, Throwable failure) throws Throwable {
        throw withCalls(context, failure);
    }

    @Override
    public void handleAfterEachMethodExecutionException(ExtensionContext context, Throwable failure) throws Throwable {
        throw withCalls(context, failure);
    }

    /** Adds the recording, which test runners print with the failure. */
    private static Throwable withCalls(ExtensionContext context, Throwable failure) {
        TestBackend backend = Scope.of(context).askedFor();
        boolean isToldAlready = false;
        for (Throwable suppressed : failure.getSuppressed()) {
            isToldAlready |= suppressed instanceof CallsOfTheTest;
        }
        if (backend != null && !isToldAlready && !backend.recording().calls().isEmpty()) {
            failure.addSuppressed(new CallsOfTheTest(backend.recording().toString()));
        }
        return failure;
    }
}
