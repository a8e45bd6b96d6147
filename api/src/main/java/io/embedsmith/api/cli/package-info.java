/**
 * The command line. Each command is one class; what talks to the user (tables, progress, errors) is shared. Commands other
 * than {@code serve} never boot the framework.
 */
@NullMarked
package io.embedsmith.api.cli;

import org.jspecify.annotations.NullMarked;
