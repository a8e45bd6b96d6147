package io.embedsmith.api.wiring;

import io.embedsmith.retrieval.pgvector.cluster.DatabaseAccess;
import io.embedsmith.retrieval.pgvector.schema.DatabaseSchema;
import io.embedsmith.retrieval.pgvector.schema.MigrationSet;
import java.util.List;

/** Brings the schema up to date before anything reads it; several replicas may do so at once and take turns. */
public final class Schema {
    private static final MigrationSet CONTROL = new MigrationSet(
            Schema.class.getClassLoader(),
            "db/control",
            List.of(
                    "V100__api_keys.sql",
                    "V101__jobs.sql",
                    "V102__watches.sql",
                    "V103__job_progress.sql",
                    "V104__evaluation_sets.sql",
                    "V105__task_evaluations.sql",
                    "V106__merge_jobs.sql",
                    "V107__trainings.sql",
                    "V108__phases_and_found_candidates.sql"));

    private Schema() {}

    /** Runs what is missing, as the role that owns the schema. */
    public static void migrate(DatabaseAccess owner, String applicationRole) {
        DatabaseSchema.migrate(owner.unpooled(), applicationRole, List.of(CONTROL));
    }
}
