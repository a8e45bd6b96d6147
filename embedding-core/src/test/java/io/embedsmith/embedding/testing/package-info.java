/** What several tests need: the tiny models, changed at will, and golden files. */
package io.embedsmith.embedding.testing;
