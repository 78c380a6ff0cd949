package io.parsimony.junit;

import org.junit.jupiter.api.extension.ExtensionConfigurationException;

/** Annotations and parameters that don't fit together. */
final class Misuse {
    private Misuse() {}

    static ExtensionConfigurationException of(String message) {
        return new ExtensionConfigurationException(message);
    }

    static ExtensionConfigurationException of(String message, Throwable cause) {
        return new ExtensionConfigurationException(message, cause);
    }
}
