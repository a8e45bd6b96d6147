/**
 * Documents in, ranked passages out. The base exception and its kinds; the concepts live in the packages below.
 */
@NullMarked
package io.embedsmith.retrieval;

import org.jspecify.annotations.NullMarked;
