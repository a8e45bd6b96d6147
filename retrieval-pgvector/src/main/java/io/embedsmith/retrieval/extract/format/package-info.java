/** One reader for each family of formats. Runs in the child process only: everything here meets hostile bytes. */
@NullMarked
package io.embedsmith.retrieval.extract.format;

import org.jspecify.annotations.NullMarked;
