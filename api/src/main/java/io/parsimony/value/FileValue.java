package io.parsimony.value;

import org.jspecify.annotations.Nullable;

/**
 * A File's name and where it can be read.
 *
 * @param name the stored name
 * @param url where to read it; null where nobody has said it yet
 */
public record FileValue(String name, @Nullable String url) implements ParseValue {
    /** Refuses characters that can't be stored with 107. */
    public FileValue {
        StringValue.requireStorable(name, "A File's name");
        if (url != null) {
            StringValue.requireStorable(url, "A File's url");
        }
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.file(this);
    }
}
