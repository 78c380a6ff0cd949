package io.parsimony.cli.serve;

import java.util.Locale;

/**
 * Something that can be set: on the command line as {@code --name}, in the environment, in the configuration file.
 *
 * @param name Parse Server's where the meaning is the same; with a dot for a member of an object
 * @param environment the environment variable
 * @param kind what values it takes
 * @param description for the help, in one sentence
 */
record Setting(String name, String environment, Kind kind, String description) {
    private static final String OWN_ENVIRONMENT = "PARSIMONY_";

    /** The option's names on the command line. Those that are not Parse Server's can be written as this command line's others, too. */
    String[] options() {
        String option = "--" + name;
        String hyphenated = option.replaceAll("([a-z])([A-Z])", "$1-$2").toLowerCase(Locale.ROOT);
        return environment.startsWith(OWN_ENVIRONMENT) && !hyphenated.equals(option)
                ? new String[] {option, hyphenated}
                : new String[] {option};
    }

    /** What values a setting takes. */
    enum Kind {
        TEXT("a string"),
        NUMBER("a whole number from 0"),
        SWITCH("true or false"),
        LIST("a list of strings"),
        OBJECT("a JSON object"),
        /** Of several kinds; whoever uses it says which. */
        JSON("a JSON value");

        private final String expected;

        Kind(String expected) {
            this.expected = expected;
        }

        /** For messages. */
        String expected() {
            return expected;
        }
    }
}
