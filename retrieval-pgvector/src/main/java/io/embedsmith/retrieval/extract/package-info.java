/**
 * Files to text with structure. Entry: the {@link io.embedsmith.retrieval.extract.DocumentExtractor} port and its values;
 * free of IO. Parsing happens in a child process ({@code isolation} starts it, {@code worker} is its main class, {@code
 * format} reads the formats there).
 */
@NullMarked
package io.embedsmith.retrieval.extract;

import org.jspecify.annotations.NullMarked;
