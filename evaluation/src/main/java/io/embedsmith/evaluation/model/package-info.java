/**
 * Embedding models as systems under test: each text is embedded once for a task, and not at all if the disk has its vector.
 */
@NullMarked
package io.embedsmith.evaluation.model;

import org.jspecify.annotations.NullMarked;
