/** What parent and child process say to each other: frames of JSON over the child's standard streams. */
@NullMarked
package io.embedsmith.retrieval.extract.protocol;

import org.jspecify.annotations.NullMarked;
