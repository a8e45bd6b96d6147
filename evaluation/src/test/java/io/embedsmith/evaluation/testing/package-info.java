/** What several tests read with. */
package io.embedsmith.evaluation.testing;
