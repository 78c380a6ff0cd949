package io.parsimony.junit;

import static java.lang.reflect.Modifier.isStatic;

import io.parsimony.junit.fixture.FixtureSource;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.Store;
import org.junit.platform.commons.support.AnnotationSupport;

/** Which backend a test, or a class, is to get, and where it is kept. */
final class Scope {
    private static final Namespace NAMESPACE = Namespace.create(ParseExtension.class);
    private static final String BACKENDS = "backends";
    private static final String BACKEND = "backend";

    private final ExtensionContext context;
    private final ParseTest annotation;
    private final Class<?> testClass;
    /** The annotated class; null where the method is annotated. */
    private final @Nullable Class<?> owner;

    private Scope(ExtensionContext context, ParseTest annotation, Class<?> testClass, @Nullable Class<?> owner) {
        this.context = context;
        this.annotation = annotation;
        this.testClass = testClass;
        this.owner = owner;
    }

    static Scope of(ExtensionContext context) {
        Class<?> testClass = context.getRequiredTestClass();
        Optional<ParseTest> onMethod =
                context.getTestMethod().flatMap(method -> AnnotationSupport.findAnnotation(method, ParseTest.class));
        if (onMethod.isPresent()) {
            return new Scope(context, onMethod.get(), testClass, null);
        }
        Class<?> owner = ownerOf(testClass);
        ParseTest annotation =
                AnnotationSupport.findAnnotation(owner, ParseTest.class).orElseThrow();
        return new Scope(context, annotation, testClass, owner);
    }

    boolean isPerTest() {
        return owner == null || annotation.isolation() == Isolation.PER_TEST;
    }

    /** The backend, which is leased when it is first asked for. */
    TestBackend backend() {
        Class<?> sharing = owner;
        if (sharing != null && !isPerTest()) {
            requireNoFixturesBelow(sharing);
            Setup setup = Setup.of(annotation, fixturesOf(sharing));
            return keptIn(contextOf(sharing), () -> backends().lease(backends().template(setup), setup));
        }
        Optional<Method> method = context.getTestMethod();
        if (method.isEmpty()) {
            return state(context).backend(backends(), setup());
        }
        return keptIn(context, () -> {
            Template ofClass = sharing == null ? backends().template(setup()) : templateOf(context.getParent());
            List<FixtureSource> own = FixtureSource.of(method.get(), testClass);
            return backends().lease(backends().extended(ofClass, setup(), own), setup());
        });
    }

    /** The backend, if somebody has asked for it. */
    @Nullable
    TestBackend askedFor() {
        Class<?> sharing = owner;
        ExtensionContext keeper = sharing == null || isPerTest() ? context : contextOf(sharing);
        return store(keeper).get(key(keeper), TestBackend.class);
    }

    private TestBackend keptIn(ExtensionContext keeper, Supplier<TestBackend> lease) {
        return store(keeper).getOrComputeIfAbsent(key(keeper), key -> lease.get(), TestBackend.class);
    }

    /** Stores show what those above them have, so keys tell whose it is. */
    private static String key(ExtensionContext keeper) {
        return BACKEND + " " + keeper.getUniqueId();
    }

    private static Store store(ExtensionContext keeper) {
        return keeper.getStore(NAMESPACE);
    }

    private Backends backends() {
        return store(context.getRoot()).getOrComputeIfAbsent(BACKENDS, key -> new Backends(), Backends.class);
    }

    private Setup setup() {
        return Setup.of(annotation, fixturesOf(testClass));
    }

    // -- What tests begin with -------------------------------------------------------------------------------------

    private Template templateOf(Optional<ExtensionContext> parent) {
        ExtensionContext ofClass = parent.orElseThrow();
        while (ofClass.getTestMethod().isPresent()) {
            ofClass = ofClass.getParent().orElseThrow(); // the container of a repeated or parameterized test
        }
        return state(ofClass).template();
    }

    /** What a class, and those around it, add for its tests. */
    private ClassState state(ExtensionContext ofClass) {
        return store(ofClass)
                .getOrComputeIfAbsent(
                        "state " + ofClass.getUniqueId(), key -> new ClassState(begin(ofClass)), ClassState.class);
    }

    private Supplier<Template> begin(ExtensionContext ofClass) {
        Class<?> type = ofClass.getRequiredTestClass();
        Optional<ExtensionContext> around =
                ofClass.getParent().filter(parent -> parent.getTestClass().isPresent());
        if (type == owner || around.isEmpty()) {
            Setup setup = Setup.of(annotation, fixturesOf(type));
            return () -> backends().template(setup);
        }
        List<FixtureSource> own = FixtureSource.of(type, type);
        return () -> backends().extended(state(around.get()).template(), setup(), own);
    }

    // -- Classes ---------------------------------------------------------------------------------------------------

    private void requireNoFixturesBelow(Class<?> sharing) {
        context.getTestMethod()
                .filter(method -> !FixtureSource.of(method, testClass).isEmpty())
                .ifPresent(method -> {
                    throw Misuse.of("The @Fixture of " + testClass.getName() + "." + method.getName()
                            + " would reach the other tests, with which it shares a backend; put it on the class, or"
                            + " annotate the method with @ParseTest too");
                });
        if (fixturesOf(testClass).size() > fixturesOf(sharing).size()) {
            throw Misuse.of("The @Fixture of " + testClass.getName() + " would reach the tests of " + sharing.getName()
                    + ", with which it shares a backend; annotate " + testClass.getSimpleName()
                    + " with @ParseTest too");
        }
    }

    private ExtensionContext contextOf(Class<?> annotated) {
        ExtensionContext found = context;
        while (found.getTestMethod().isPresent() || found.getTestClass().orElse(annotated) != annotated) {
            found = found.getParent().orElseThrow();
        }
        return found;
    }

    /** The class itself, or the closest around it that is annotated. */
    private static Class<?> ownerOf(Class<?> testClass) {
        for (Class<?> candidate = testClass; candidate != null; candidate = enclosing(candidate)) {
            if (AnnotationSupport.isAnnotated(candidate, ParseTest.class)) {
                return candidate;
            }
        }
        throw Misuse.of(testClass.getName() + " is not annotated with @ParseTest; annotate it, rather than extending it"
                + " with ParseExtension");
    }

    private static List<FixtureSource> fixturesOf(Class<?> testClass) {
        List<FixtureSource> fixtures = new ArrayList<>();
        for (Class<?> holder = testClass; holder != null; holder = enclosing(holder)) {
            fixtures.addAll(0, FixtureSource.of(holder, holder));
        }
        return fixtures;
    }

    /** The class of which this one is a nested class in JUnit's sense. */
    private static @Nullable Class<?> enclosing(Class<?> nested) {
        return isStatic(nested.getModifiers()) ? null : nested.getEnclosingClass();
    }
}
