/** Real small files of every format, made by the libraries that write them. */
package io.embedsmith.retrieval.extract.testing;
