/**
 * Data sets as tables: rows of named columns out of CSV, TSV, JSON Lines and files of lines side by side. Start at {@link
 * io.embedsmith.evaluation.table.TableFile}; every complaint names file and line.
 */
@NullMarked
package io.embedsmith.evaluation.table;

import org.jspecify.annotations.NullMarked;
