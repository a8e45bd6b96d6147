/**
 * What training came to, for people: {@link io.embedsmith.training.report.TuningReport}.
 */
@NullMarked
package io.embedsmith.training.report;

import org.jspecify.annotations.NullMarked;
