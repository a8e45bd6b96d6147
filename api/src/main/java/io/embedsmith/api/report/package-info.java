/** What reports are written in, whatever they tell of. */
@NullMarked
package io.embedsmith.api.report;

import org.jspecify.annotations.NullMarked;
