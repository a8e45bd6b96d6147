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

/** Row of a judgement. */
@Entity
@Table(name = "evaluation_judgement")
@SuppressWarnings("NullAway.Init")
public class EvaluationJudgementEntity extends PanacheEntityBase {
    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    public @Nullable Long ordinal;

    /** {@link EvaluationQueryEntity#ordinal}. */
    public long query;

    @Column(name = "tenant_id")
    public UUID tenantId;

    public String target;
    public int grade;
}
