/** The pages that links in mails lead to. */
@NullMarked
package io.parsimony.rest.page;

import org.jspecify.annotations.NullMarked;
