package io.parsimony.junit;

import static java.lang.reflect.Modifier.isStatic;

import io.parsimony.junit.fixture.FixtureSource;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.commons.support.AnnotationSupport;

/**
 * Which backend a test, or a class, is to get.
 *
 * @param context the one that the backend lives as long as
 * @param owner the annotated class or method, as a key
 * @param setup what it begins with
 * @param ofMethod the fixtures of the method, which come on top
 */
record Scope(ExtensionContext context, String owner, Setup setup, List<FixtureSource> ofMethod) {

    static Scope of(ExtensionContext context) {
        Class<?> testClass = context.getRequiredTestClass();
        Optional<Method> method = context.getTestMethod();
        Optional<ParseTest> onMethod = method.flatMap(test -> AnnotationSupport.findAnnotation(test, ParseTest.class));
        if (onMethod.isPresent()) {
            return perTest(context, onMethod.get(), testClass);
        }
        Class<?> owner = ownerOf(testClass);
        ParseTest annotation =
                AnnotationSupport.findAnnotation(owner, ParseTest.class).orElseThrow();
        return annotation.isolation() == Isolation.PER_TEST
                ? perTest(context, annotation, testClass)
                : perClass(context, annotation, owner);
    }

    private static Scope perTest(ExtensionContext context, ParseTest annotation, Class<?> testClass) {
        Method method = context.getTestMethod()
                .orElseThrow(() -> Misuse.of(testClass.getName()
                        + " wants a backend for all its tests, in a @BeforeAll or @AfterAll method or in the constructor of an instance that its tests"
                        + " share, but each of its tests has one of its own; use @ParseTest(isolation = Isolation.PER_CLASS), a @Fixture, or"
                        + " @BeforeEach"));
        Setup setup = Setup.of(annotation, fixturesOf(testClass));
        return new Scope(context, "test", setup, FixtureSource.of(method, testClass));
    }

    private static Scope perClass(ExtensionContext context, ParseTest annotation, Class<?> owner) {
        Class<?> testClass = context.getRequiredTestClass();
        context.getTestMethod()
                .filter(method -> !FixtureSource.of(method, testClass).isEmpty())
                .ifPresent(method -> {
                    throw Misuse.of("The @Fixture of " + testClass.getName() + "." + method.getName()
                            + " would reach the other tests, with which it shares a backend; put it on the class, or"
                            + " annotate the method with @ParseTest too");
                });
        if (fixturesOf(testClass).size() > fixturesOf(owner).size()) {
            throw Misuse.of("The @Fixture of " + testClass.getName() + " would reach the tests of " + owner.getName()
                    + ", with which it shares a backend; annotate " + testClass.getSimpleName()
                    + " with @ParseTest too");
        }
        ExtensionContext ofOwner = context;
        while (ofOwner.getTestMethod().isPresent() || ofOwner.getTestClass().orElse(owner) != owner) {
            ofOwner = ofOwner.getParent().orElseThrow();
        }
        return new Scope(ofOwner, owner.getName(), Setup.of(annotation, fixturesOf(owner)), List.of());
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
