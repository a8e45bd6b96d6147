/**
 * Documents and their passages as stored, and the {@link io.embedsmith.retrieval.document.DocumentStore} port.
 */
@NullMarked
package io.embedsmith.retrieval.document;

import org.jspecify.annotations.NullMarked;
