/**
 * Writing of reports: {@link io.embedsmith.evaluation.markup.Element} for HTML and SVG, where every text is escaped, {@link
 * io.embedsmith.evaluation.markup.Grid} for tables in every format, {@link io.embedsmith.evaluation.markup.HtmlPage}.
 */
@NullMarked
package io.embedsmith.evaluation.markup;

import org.jspecify.annotations.NullMarked;
