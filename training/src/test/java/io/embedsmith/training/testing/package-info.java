/** What tests of several packages share. */
package io.embedsmith.training.testing;
