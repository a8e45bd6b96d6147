package io.embedsmith.api.rest.dto;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.embedsmith.embedding.model.ModelCard;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What one needs to know to choose a model. */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record ModelDto(
        String id,
        String kind,
        String displayName,
        String revision,
        int dimension,
        int maxTokens,
        long parameters,
        long weightsBytes,
        String precision,
        String pooling,
        String queryInstruction,
        String passageInstruction,
        List<String> languages,
        String licence,
        int bytesPerVector,
        Optional<Speed> speed) {

    /** Body of the list. */
    public record All(List<ModelDto> models) {}

    /** As measured on this machine. */
    public record Speed(double tokensPerSecond, double queryMillis, int threads, Instant measuredAt) {}

    /** As the contract shows it. */
    public static ModelDto of(ModelCard card) {
        return new ModelDto(
                card.id().value(),
                card.kind().label(),
                card.displayName(),
                card.revision(),
                card.dimension(),
                card.maxTokens(),
                card.parameters(),
                card.weightsBytes(),
                card.precision(),
                card.pooling().name().toLowerCase(Locale.ROOT).replace('_', '-'),
                card.queryInstruction(),
                card.passageInstruction(),
                card.languages(),
                card.licence(),
                card.bytesPerVector(),
                card.speed()
                        .map(speed -> new Speed(
                                speed.tokensPerSecond(), speed.queryMillis(), speed.threads(), speed.measuredAt())));
    }
}
