import { html } from "lit";
import { inputChecked, sliderView } from "../../components/views";
import type { Splitting } from "../../core/contract";
import { formatNumber } from "../../core/format";
import { t } from "../../i18n";

/** What the server takes when nothing is said. */
export const DEFAULT_SPLITTING: Splitting = { maxTokens: 256, overlapTokens: 32, includeHeadings: true };
const MIN_TOKENS = 16;

/** Sliders for how documents become passages; the same in the form, the settings and the preview. */
export function splittingFields(
    idPrefix: string,
    splitting: Splitting,
    modelMaxTokens: number,
    changed: (splitting: Splitting) => void,
): unknown {
    const tokens = (value: number): string => t("unit.tokens", { count: formatNumber(value) });
    return html`${sliderView({
        id: `${idPrefix}-max`,
        label: t("splitting.maxTokens"),
        value: splitting.maxTokens,
        min: MIN_TOKENS,
        max: Math.max(MIN_TOKENS, modelMaxTokens),
        step: 8,
        text: tokens(splitting.maxTokens),
        hint: t("splitting.maxTokensHint", { max: formatNumber(modelMaxTokens) }),
        changed: (maxTokens) =>
            changed({
                ...splitting,
                maxTokens,
                overlapTokens: Math.min(splitting.overlapTokens, Math.floor(maxTokens / 2)),
            }),
    })}
    ${sliderView({
        id: `${idPrefix}-overlap`,
        label: t("splitting.overlapTokens"),
        value: splitting.overlapTokens,
        min: 0,
        max: Math.floor(splitting.maxTokens / 2),
        step: 4,
        text: tokens(splitting.overlapTokens),
        hint: t("splitting.overlapHint"),
        changed: (overlapTokens) => changed({ ...splitting, overlapTokens }),
    })}
        <label class="check">
            <input
                type="checkbox"
                .checked=${splitting.includeHeadings}
                @change=${(event: Event) => changed({ ...splitting, includeHeadings: inputChecked(event) })}
            />
            <span>${t("splitting.includeHeadings")}</span>
        </label>`;
}
