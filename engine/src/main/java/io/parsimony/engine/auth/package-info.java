/** What clients say about themselves at providers: read, checked by adapters, turned into what is stored and shown. */
@NullMarked
package io.parsimony.engine.auth;

import org.jspecify.annotations.NullMarked;
