/** The storage SPI: what the engine asks of a database. A store knows no users, sessions or REST JSON. */
@NullMarked
package io.parsimony.engine.store;

import org.jspecify.annotations.NullMarked;
