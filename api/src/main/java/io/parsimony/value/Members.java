package io.parsimony.value;

import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Arrays;
import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * A few members in two arrays, searched from the start: most objects have so few that this is as fast as hashing, and it takes
 * a third of the memory. Unmodifiable, in the order in which they were given.
 */
final class Members extends AbstractMap<String, ParseValue> {
    /** From here on hashing wins. */
    private static final int MOST = 16;

    private final String[] keys;
    private final ParseValue[] values;

    private Members(String[] keys, ParseValue[] values) {
        this.keys = keys;
        this.values = values;
    }

    /** An unmodifiable copy in the same order; refuses keys that can't be stored with 107. */
    static Map<String, ParseValue> copyOf(Map<String, ParseValue> map) {
        if (map instanceof Members) {
            return map;
        }
        map.keySet().forEach(Members::requireStorable);
        int size = map.size();
        if (size > MOST) {
            return Collections.unmodifiableMap(new LinkedHashMap<>(map));
        }
        return new Members(map.keySet().toArray(new String[size]), map.values().toArray(new ParseValue[size]));
    }

    private static void requireStorable(String key) {
        StringValue.requireStorable(key, "A key");
    }

    @Override
    public @Nullable ParseValue get(@Nullable Object key) {
        int i = indexOf(key);
        return i < 0 ? null : values[i];
    }

    @Override
    public boolean containsKey(@Nullable Object key) {
        return indexOf(key) >= 0;
    }

    @Override
    public int size() {
        return keys.length;
    }

    @Override
    public void forEach(BiConsumer<? super String, ? super ParseValue> action) {
        for (int i = 0; i < keys.length; i++) {
            action.accept(keys[i], values[i]);
        }
    }

    private int indexOf(@Nullable Object key) {
        for (int i = 0; i < keys.length; i++) {
            if (keys[i].equals(key)) {
                return i;
            }
        }
        return -1;
    }

    @Override
    public Set<Entry<String, ParseValue>> entrySet() {
        return new AbstractSet<>() {
            @Override
            public int size() {
                return keys.length;
            }

            @Override
            public Iterator<Entry<String, ParseValue>> iterator() {
                return entries();
            }
        };
    }

    private Iterator<Entry<String, ParseValue>> entries() {
        return new Iterator<>() {
            private int next;

            @Override
            public boolean hasNext() {
                return next < keys.length;
            }

            @Override
            public Entry<String, ParseValue> next() {
                if (!hasNext()) {
                    throw new NoSuchElementException();
                }
                return Map.entry(keys[next], values[next++]);
            }
        };
    }

    /** Gathers members; of equal keys the last value wins, at the first one's place. Refuses keys that can't be stored with 107. */
    static final class Builder {
        private String[] keys = new String[MOST];
        private ParseValue[] values = new ParseValue[MOST];
        private int size;
        private @Nullable Map<String, ParseValue> many;

        void put(String key, ParseValue value) {
            requireStorable(key);
            if (many != null) {
                many.put(key, value);
                return;
            }
            for (int i = 0; i < size; i++) {
                if (keys[i].equals(key)) {
                    values[i] = value;
                    return;
                }
            }
            if (size < MOST) {
                keys[size] = key;
                values[size++] = value;
            } else {
                many = new LinkedHashMap<>(few());
                many.put(key, value);
            }
        }

        Map<String, ParseValue> build() {
            return many == null ? few() : Collections.unmodifiableMap(many);
        }

        private Members few() {
            return new Members(Arrays.copyOf(keys, size), Arrays.copyOf(values, size));
        }
    }
}
