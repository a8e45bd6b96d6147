/**
 * What reports say: {@link io.embedsmith.evaluation.wording.Caption} in English and Chinese, and {@link
 * io.embedsmith.evaluation.wording.Numbers}, the one place that formats numbers.
 */
@NullMarked
package io.embedsmith.evaluation.wording;

import org.jspecify.annotations.NullMarked;
