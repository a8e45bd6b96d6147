package io.embedsmith.api.rest.dto;

import io.embedsmith.retrieval.collection.SplitSettings;
import jakarta.validation.constraints.Min;
import org.jspecify.annotations.Nullable;

/**
 * How documents become passages; what is left out is as by default.
 *
 * @param maxTokens longest passage in tokens of the model
 * @param overlapTokens tokens that a passage repeats from the one before, at most half of {@code maxTokens}
 * @param includeHeadings whether the headings above a passage are embedded with it
 */
public record SplittingDto(
        @Nullable @Min(16) Integer maxTokens,
        @Nullable @Min(0) Integer overlapTokens,
        @Nullable Boolean includeHeadings) {

    static SplittingDto of(SplitSettings settings) {
        return new SplittingDto(settings.maxTokens(), settings.overlapTokens(), settings.includeHeadings());
    }

    /** The settings, with {@code base} for what was left out. */
    public SplitSettings over(SplitSettings base) {
        return Requests.checked(() -> new SplitSettings(
                maxTokens == null ? base.maxTokens() : maxTokens,
                overlapTokens == null ? base.overlapTokens() : overlapTokens,
                includeHeadings == null ? base.includeHeadings() : includeHeadings));
    }
}
