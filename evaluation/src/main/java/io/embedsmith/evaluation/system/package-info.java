/**
 * The port to what is measured, and running it over a set of topics.
 */
@NullMarked
package io.embedsmith.evaluation.system;

import org.jspecify.annotations.NullMarked;
