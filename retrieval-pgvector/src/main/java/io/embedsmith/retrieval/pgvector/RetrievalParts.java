package io.embedsmith.retrieval.pgvector;

import io.embedsmith.embedding.runtime.ModelHost;
import io.embedsmith.retrieval.pgvector.settings.AnalyzerFactory;
import io.embedsmith.retrieval.pgvector.settings.RetrievalSettings;
import java.util.Objects;
import javax.sql.DataSource;

/**
 * What retrieval is built from.
 *
 * @param application pooled connections of the application role, at least 4; the role owns nothing and cannot pass
 *     row-level security
 * @param models embed passages and queries
 * @param analyzers segment texts for full text search
 * @param settings what an operator may tune
 */
public record RetrievalParts(
        DataSource application, ModelHost models, AnalyzerFactory analyzers, RetrievalSettings settings) {

    public RetrievalParts {
        Objects.requireNonNull(application, "application is null");
        Objects.requireNonNull(models, "models is null");
        Objects.requireNonNull(analyzers, "analyzers is null");
        Objects.requireNonNull(settings, "settings is null");
    }
}
