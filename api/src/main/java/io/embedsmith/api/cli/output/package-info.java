/**
 * What the command line says and how: tables, progress, errors. Standard output is for results, standard error for the rest.
 */
@NullMarked
package io.embedsmith.api.cli.output;

import org.jspecify.annotations.NullMarked;
