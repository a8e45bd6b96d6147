/**
 * How the server is: health for those who restart it, metrics for those who watch it, a file for the command line.
 */
@NullMarked
package io.embedsmith.api.observability;

import org.jspecify.annotations.NullMarked;
