/** The packaged server as a process of its own: its start, its memory, searches through HTTP. */
@NullMarked
package io.embedsmith.benchmarks.server;

import org.jspecify.annotations.NullMarked;
