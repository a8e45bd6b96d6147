/** What the tests of this module share. */
package io.embedsmith.api.testing;
