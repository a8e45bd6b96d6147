/**
 * What every module shares: the base exception. The concepts live in the packages below.
 */
@NullMarked
package io.embedsmith.embedding;

import org.jspecify.annotations.NullMarked;
