package io.parsimony.junit;

import io.parsimony.backend.BackendSnapshot;
import io.parsimony.junit.fixture.FixtureSource;
import io.parsimony.junit.fixture.Labels;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * The backends of a whole run: as many as there are tests at the same time, used again and again, and what tests begin with, built once for
 * all that begin with the same. Thread-safe.
 */
final class Backends implements AutoCloseable {
    private static final int KEPT_TEMPLATES = 32;

    private final Map<Kind, Deque<PooledBackend>> idle = new HashMap<>();
    private final Map<Kind, Template> empty = new HashMap<>();
    private final Map<Setup, Once<Template>> templates = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Setup, Once<Template>> eldest) {
            return size() > KEPT_TEMPLATES;
        }
    };

    /** A value that is made when it is first asked for, by one thread while others wait; a failure is tried again. */
    private static final class Once<T> {
        private final List<T> value = new ArrayList<>(1);

        synchronized T get(Supplier<T> making) {
            if (value.isEmpty()) {
                value.add(making.get());
            }
            return value.get(0);
        }
    }

    /** What tests with this setup begin with. */
    Template template(Setup setup) {
        Once<Template> once;
        synchronized (this) {
            once = templates.computeIfAbsent(setup, key -> new Once<>());
        }
        return once.get(
                () -> setup.fixtures().isEmpty() ? empty(setup) : extended(empty(setup), setup, setup.fixtures()));
    }

    /** What a template and more fixtures are together. */
    Template extended(Template template, Setup setup, List<FixtureSource> fixtures) {
        if (fixtures.isEmpty()) {
            return template;
        }
        try (TestBackend backend = lease(template, setup)) {
            backend.load(fixtures);
            return backend.lastTemplate();
        }
    }

    /** A backend for whoever closes it. */
    TestBackend lease(Template template, Setup setup) {
        TestClock clock = new TestClock(setup.now());
        PooledBackend backend = take(setup.kind());
        try {
            backend.restore(template.snapshot(), template.randomState(), clock);
        } catch (RuntimeException e) {
            backend.close();
            throw e;
        }
        return new TestBackend(this, backend, clock, template.labels().copy());
    }

    private Template empty(Setup setup) {
        Template known;
        synchronized (this) {
            known = empty.get(setup.kind());
        }
        if (known == null) {
            PooledBackend fresh = PooledBackend.open(setup.kind());
            try {
                BackendSnapshot snapshot = fresh.lastSnapshot();
                known = new Template(snapshot, new Labels(), 0);
            } catch (RuntimeException e) {
                fresh.close();
                throw e;
            }
            synchronized (this) {
                empty.put(setup.kind(), known);
            }
            giveBack(fresh);
        }
        return new Template(known.snapshot(), known.labels(), setup.seed());
    }

    private PooledBackend take(Kind kind) {
        synchronized (this) {
            Deque<PooledBackend> ofKind = idle.get(kind);
            if (ofKind != null && !ofKind.isEmpty()) {
                return ofKind.pop();
            }
        }
        return PooledBackend.open(kind);
    }

    synchronized void giveBack(PooledBackend backend) {
        idle.computeIfAbsent(backend.kind(), kind -> new ArrayDeque<>()).push(backend);
    }

    @Override
    public synchronized void close() {
        idle.values().forEach(backends -> backends.forEach(PooledBackend::close));
        idle.clear();
    }
}
