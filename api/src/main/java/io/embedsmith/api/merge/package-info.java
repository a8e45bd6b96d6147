/** Models merged by the server; see {@link io.embedsmith.api.merge.ModelMerges}. */
@NullMarked
package io.embedsmith.api.merge;

import org.jspecify.annotations.NullMarked;
