/**
 * Fine-tuning of embedding models. Runs without a server or a database.
 */
@NullMarked
package io.embedsmith.training;

import org.jspecify.annotations.NullMarked;
