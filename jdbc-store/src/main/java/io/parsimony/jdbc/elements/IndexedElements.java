package io.parsimony.jdbc.elements;

import io.parsimony.engine.text.Words;
import io.parsimony.jdbc.layout.IndexLayout;
import io.parsimony.value.ArrayValue;
import io.parsimony.value.ParseValue;
import io.parsimony.value.StringValue;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The keys of an object's entries in an index with an element table. */
public final class IndexedElements {
    private IndexedElements() {}

    /**
     * The keys, each once.
     *
     * @param fields the object's
     */
    public static Set<String> keys(IndexLayout index, Map<String, ParseValue> fields) {
        Set<String> keys = new LinkedHashSet<>();
        for (String field : index.definition().fields().keySet()) {
            ParseValue value = fields.get(field);
            if (value instanceof ArrayValue array && !index.definition().isText()) {
                keys.add(ElementKeys.of(array));
                array.elements().forEach(element -> keys.add(ElementKeys.of(element)));
            } else if (value instanceof StringValue text && index.definition().isText()) {
                keys.addAll(wordKeys(index, field, Words.folded(text.value())));
            }
        }
        return keys;
    }

    /** The key of an array's element, or of the whole array. */
    public static String elementKey(ParseValue element) {
        return ElementKeys.of(element);
    }

    /** The keys of words in a field, which begin with the field's place in the index. */
    public static List<String> wordKeys(IndexLayout index, String field, Collection<String> words) {
        int place = List.copyOf(index.definition().fields().keySet()).indexOf(field);
        List<String> keys = new ArrayList<>();
        for (String word : words) {
            keys.add(ElementKeys.cut(place + "." + word));
        }
        return keys;
    }
}
