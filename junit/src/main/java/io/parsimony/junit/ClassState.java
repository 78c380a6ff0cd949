package io.parsimony.junit;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What a class adds for its tests: what its {@code @BeforeAll} methods do to the backend that they get, which its tests begin with copies of.
 * Thread-safe.
 */
final class ClassState implements AutoCloseable {
    private final Supplier<Template> begin;
    private @Nullable TestBackend lent;
    private @Nullable Template template;

    /**
     * A class without changes.
     *
     * @param begin what the class itself begins with
     */
    ClassState(Supplier<Template> begin) {
        this.begin = begin;
    }

    /** The backend of {@code @BeforeAll} and {@code @AfterAll} methods. */
    synchronized TestBackend backend(Backends backends, Setup setup) {
        TestBackend current = lent;
        if (current == null) {
            current = backends.lease(template == null ? begin.get() : template, setup);
            lent = current;
        }
        return current;
    }

    /** What its tests begin with; from now on the views that {@code @BeforeAll} methods got are closed. */
    synchronized Template template() {
        TestBackend current = lent;
        if (current != null) {
            template = current.template();
            current.close();
            lent = null;
        }
        Template known = template;
        if (known == null) {
            known = begin.get();
            template = known;
        }
        return known;
    }

    @Override
    public synchronized void close() {
        if (lent != null) {
            lent.close();
        }
    }
}
