/**
 * Reading text files line by line, plain or gzip, so that every complaint names the file and the line.
 */
@NullMarked
package io.embedsmith.evaluation.file;

import org.jspecify.annotations.NullMarked;
