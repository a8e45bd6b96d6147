/** What every benchmark prints: machine, versions, Markdown tables, percentiles. */
@NullMarked
package io.embedsmith.benchmarks.report;

import org.jspecify.annotations.NullMarked;
