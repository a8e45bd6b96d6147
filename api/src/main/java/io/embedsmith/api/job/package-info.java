/**
 * Long work as rows in Postgres: queued, taken by any replica, leased while it runs, resumed when its worker dies.
 * {@link io.embedsmith.api.job.Jobs} is what callers use; {@link io.embedsmith.api.job.JobWorker} does the work.
 */
@NullMarked
package io.embedsmith.api.job;

import org.jspecify.annotations.NullMarked;
