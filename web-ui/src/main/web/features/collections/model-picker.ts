import { html, nothing } from "lit";
import type { Model } from "../../core/contract";
import { formatBytes, formatLanguage, formatMillis, formatNumber } from "../../core/format";
import { t } from "../../i18n";

/** One card per model, as a group of radio buttons: the arrow keys move, the card says what choosing it means. */
export function modelPicker(models: Model[], chosen: string, choose: (id: string) => void): unknown {
    return html`<fieldset class="model-picker">
        <legend>${t("collections.model")}</legend>
        ${models.map(
            (model) =>
                html`<label class="model-card" data-chosen=${model.id === chosen ? "true" : nothing}>
                    <input
                        type="radio"
                        name="model"
                        value=${model.id}
                        .checked=${model.id === chosen}
                        @change=${() => choose(model.id)}
                    />
                    <span class="model-card-text">
                        <strong>${model.displayName}</strong>
                        <span class="badges">
                            ${model.languages.map((code) => html`<span class="badge">${formatLanguage(code)}</span>`)}
                            <span class="badge">${model.precision}</span>
                        </span>
                        <span class="hint">${summary(model)}</span>
                    </span>
                </label>`,
        )}
    </fieldset>`;
}

function summary(model: Model): string {
    const parts = [
        t("unit.dimensions", { count: formatNumber(model.dimension) }),
        t("models.upTo", { count: formatNumber(model.maxTokens) }),
        formatBytes(model.weightsBytes),
        t("models.perPassage", { size: formatBytes(model.bytesPerVector) }),
    ];
    if (model.speed) {
        parts.push(
            t("unit.tokensPerSecond", { count: formatNumber(model.speed.tokensPerSecond) }),
            t("models.perQuery", { time: formatMillis(model.speed.queryMillis) }),
        );
    }
    return parts.join(" · ");
}
