package io.embedsmith.api.rest.dto;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.embedsmith.api.error.ApiException;
import io.embedsmith.api.error.ErrorCode;
import io.embedsmith.retrieval.fusion.Fusion;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import org.jspecify.annotations.Nullable;

/**
 * How the signals are merged.
 *
 * @param kind {@code convex} or {@code rrf}
 * @param denseCoefficient 0 (keyword only) to 1 (dense only); 0.5 when left out
 * @param rankConstant for {@code rrf} only; 60 when left out
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record FusionDto(
        @NotNull String kind,
        @Nullable @DecimalMin("0") @DecimalMax("1") Double denseCoefficient,
        @Nullable @Min(1) Integer rankConstant) {

    static FusionDto of(Fusion fusion) {
        return switch (fusion) {
            case Fusion.Convex convex -> new FusionDto("convex", convex.denseCoefficient(), null);
            case Fusion.ReciprocalRank rrf -> new FusionDto("rrf", rrf.denseCoefficient(), rrf.rankConstant());
        };
    }

    Fusion toFusion() {
        double coefficient = denseCoefficient == null ? Fusion.DEFAULT.denseCoefficient() : denseCoefficient;
        return switch (kind) {
            case "convex" -> {
                if (rankConstant != null) {
                    throw new ApiException(
                            ErrorCode.INVALID_REQUEST, "rankConstant goes with fusion kind 'rrf', not with 'convex'");
                }
                yield Requests.checked(() -> new Fusion.Convex(coefficient));
            }
            case "rrf" ->
                Requests.checked(
                        () -> new Fusion.ReciprocalRank(rankConstant == null ? 60 : rankConstant, coefficient));
            default ->
                throw new ApiException(
                        ErrorCode.INVALID_REQUEST, "fusion kind '" + kind + "' is not known; known are convex, rrf");
        };
    }
}
