/** The public data sets that are measured on. They lie outside the repository: their licences stay with them. */
@NullMarked
package io.embedsmith.benchmarks.data;

import org.jspecify.annotations.NullMarked;
