/** The child process: reads requests from standard input, answers on standard output, ends when its parent does. */
@NullMarked
package io.embedsmith.retrieval.extract.worker;

import org.jspecify.annotations.NullMarked;
