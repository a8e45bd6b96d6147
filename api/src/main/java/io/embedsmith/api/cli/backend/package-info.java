/**
 * Where commands get their work done: by a running server over its REST contract, or in this process. Both speak the bodies of
 * the contract, so that a command prints the same either way.
 */
@NullMarked
package io.embedsmith.api.cli.backend;

import org.jspecify.annotations.NullMarked;
