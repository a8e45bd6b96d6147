/**
 * Results on disk, in the folders and format of MTEB, so that its programs load them: {@code
 * results/<organisation>__<model>/<revision>/<Task>.json}. Start at {@link
 * io.embedsmith.evaluation.result.ResultFolder}.
 */
@NullMarked
package io.embedsmith.evaluation.result;

import org.jspecify.annotations.NullMarked;
