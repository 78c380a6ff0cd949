package io.parsimony.json;

import java.math.BigDecimal;
import java.math.MathContext;
import tools.jackson.core.io.NumberOutput;

/** Numbers as JavaScript writes them, so that one number has one text on every database. */
final class JavaScriptNumbers {
    private static final double LARGEST_EXACT_INTEGER = 9007199254740992.0; // 2^53
    private static final int LARGEST_PLAIN_EXPONENT = 21;
    private static final int SMALLEST_PLAIN_EXPONENT = -6;

    private JavaScriptNumbers() {}

    /** The shortest digits that read back as the same double, in ECMAScript's {@code Number::toString} layout. */
    static String format(double value) {
        if (value == Math.rint(value) && Math.abs(value) <= LARGEST_EXACT_INTEGER) {
            return Long.toString((long) value);
        }
        // intentional: Jackson's Schubfach writer; Double.toString of JDK 17 does not always find the shortest digits
        BigDecimal shortest =
                withOneDigitWhereEnough(new BigDecimal(NumberOutput.toString(value, true)).stripTrailingZeros(), value);
        String sign = shortest.signum() < 0 ? "-" : "";
        String digits = shortest.unscaledValue().abs().toString();
        int count = digits.length();
        int point = count - shortest.scale(); // the value is 0.digits × 10^point
        if (count <= point && point <= LARGEST_PLAIN_EXPONENT) {
            return sign + digits + "0".repeat(point - count);
        }
        if (0 < point && point <= LARGEST_PLAIN_EXPONENT) {
            return sign + digits.substring(0, point) + "." + digits.substring(point);
        }
        if (SMALLEST_PLAIN_EXPONENT < point && point <= 0) {
            return sign + "0." + "0".repeat(-point) + digits;
        }
        int exponent = point - 1;
        String mantissa = count == 1 ? digits : digits.charAt(0) + "." + digits.substring(1);
        return sign + mantissa + "e" + (exponent < 0 ? "-" : "+") + Math.abs(exponent);
    }

    /** Java always writes two digits, as in 4.9E-324; JavaScript writes 5e-324, which reads back as the same double. */
    private static BigDecimal withOneDigitWhereEnough(BigDecimal digits, double value) {
        if (digits.precision() != 2) {
            return digits;
        }
        BigDecimal rounded = digits.round(new MathContext(1));
        return rounded.doubleValue() == value ? rounded.stripTrailingZeros() : digits;
    }
}
