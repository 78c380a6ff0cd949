package io.parsimony.jdbc.h2;

/** The order of strings by code point, which is not the order of their UTF-16 units. */
final class CodePoints {
    private CodePoints() {}

    static int compare(String left, String right) {
        int common = Math.min(left.length(), right.length());
        for (int i = 0; i < common; i++) {
            char a = left.charAt(i);
            char b = right.charAt(i);
            if (a != b) {
                // surrogates stand for code points above all others
                if (Character.isSurrogate(a) != Character.isSurrogate(b)) {
                    return Character.isSurrogate(a) ? 1 : -1;
                }
                return Character.compare(a, b);
            }
        }
        return Integer.compare(left.length(), right.length());
    }
}
