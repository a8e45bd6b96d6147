/**
 * From words on pages to text as it is read: lines, columns, paragraphs, headings. Entry: {@link
 * io.embedsmith.retrieval.extract.layout.Layout}. Knows no file format; lengths are points, y grows downwards.
 */
@NullMarked
package io.embedsmith.retrieval.extract.layout;

import org.jspecify.annotations.NullMarked;
