/** What a check looks for in objects: fields that their class has, of its types, and users who can be looked up. */
@NullMarked
package io.parsimony.engine.check;

import org.jspecify.annotations.NullMarked;
