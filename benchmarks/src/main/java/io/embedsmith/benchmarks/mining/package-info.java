/** Mining of hard negatives and the exact search below it, beside faiss. */
@NullMarked
package io.embedsmith.benchmarks.mining;

import org.jspecify.annotations.NullMarked;
