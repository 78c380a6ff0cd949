/** SDKs that others wrote, unchanged, in front of a gateway. */
@NullMarked
package io.parsimony.tests.sdk;

import org.jspecify.annotations.NullMarked;
