package io.embedsmith.retrieval.split;

/**
 * The smallest piece that a passage is put together from: a sentence, a table row, a line of code, or a part of one that
 * is too long.
 *
 * @param start first UTF-16 unit in the document's text
 * @param end behind the last
 * @param block place of its block in the document
 * @param opensBlock whether its block starts with it
 */
record Unit(int start, int end, int block, boolean opensBlock) {}
