/**
 * Measuring anything that ranks: data sets, runs, metrics and the port to the system under test. Knows no database, no
 * framework and no network.
 */
@NullMarked
package io.embedsmith.evaluation;

import org.jspecify.annotations.NullMarked;
