package io.embedsmith.api.evaluation;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Row of a query. */
@Entity
@Table(name = "evaluation_query")
@SuppressWarnings("NullAway.Init")
public class EvaluationQueryEntity extends PanacheEntityBase {
    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    public @Nullable Long ordinal;

    @Column(name = "set_id")
    public UUID setId;

    @Column(name = "tenant_id")
    public UUID tenantId;

    @Column(name = "query_id")
    public String queryId;

    public String text;
}
