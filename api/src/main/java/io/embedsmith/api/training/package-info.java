/**
 * Models tuned by the server, each in a process of its own that may die; see {@link
 * io.embedsmith.api.training.ModelTrainings}.
 */
@NullMarked
package io.embedsmith.api.training;

import org.jspecify.annotations.NullMarked;
