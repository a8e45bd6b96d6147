/**
 * What comes out of a model: {@link io.embedsmith.embedding.vector.DenseVector}, and how two are compared.
 */
@NullMarked
package io.embedsmith.embedding.vector;

import org.jspecify.annotations.NullMarked;
