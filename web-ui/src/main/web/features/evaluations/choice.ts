import { html, nothing } from "lit";
import { inputChecked } from "../../components/views";
import type { EvaluationTask, Model } from "../../core/contract";
import { formatBytes, formatLanguage, formatNumber } from "../../core/format";
import { t } from "../../i18n";
import { languageNames } from "./task-filter";

export type Toggle = (name: string, chosen: boolean) => void;

/** Models to take part, each with what tells it from the others. */
export function modelChoice(models: readonly Model[], chosen: ReadonlySet<string>, toggle: Toggle): unknown {
    return html`<fieldset class="choice">
        <legend>${t("nav.models")} <span class="hint">${t("evaluations.chosen", { count: chosen.size })}</span></legend>
        ${models.map(
            (model) =>
                html`<label class="check">
                    <input
                        type="checkbox"
                        .checked=${chosen.has(model.id)}
                        @change=${(event: Event) => toggle(model.id, inputChecked(event))}
                    />
                    <span>
                        <strong>${model.id}</strong>
                        <span class="hint block">
                            ${model.languages.map((code) => formatLanguage(code)).join(", ")} ·
                            ${t("unit.dimensions", { count: formatNumber(model.dimension) })} ·
                            ${formatBytes(model.weightsBytes)}
                        </span>
                    </span>
                </label>`,
        )}
    </fieldset>`;
}

/** Tasks by type; those whose data are not here can be seen but not chosen. */
export function taskChoice(tasks: readonly EvaluationTask[], chosen: ReadonlySet<string>, toggle: Toggle): unknown {
    const types = [...new Set(tasks.map(({ type }) => type))].sort();
    return html`<div class="tasks" tabindex="0" role="group" aria-label=${t("evaluations.tasks")}>
        ${types.map(
            (type) =>
                html`<fieldset class="choice">
                    <legend>${type}</legend>
                    ${tasks.filter((task) => task.type === type).map((task) => entry(task, chosen, toggle))}
                </fieldset>`,
        )}
        ${tasks.length === 0 ? html`<p class="hint">${t("evaluations.noTask")}</p>` : nothing}
    </div>`;
}

const SHOWN_LANGUAGES = 3;

function entry(task: EvaluationTask, chosen: ReadonlySet<string>, toggle: Toggle): unknown {
    const languages = languageNames(task);
    const more = languages.length - SHOWN_LANGUAGES;
    return html`<label class="check" title=${task.description}>
        <input
            type="checkbox"
            .checked=${chosen.has(task.name)}
            ?disabled=${!task.available}
            @change=${(event: Event) => toggle(task.name, inputChecked(event))}
        />
        <span>
            ${task.name}
            <span class="hint">
                ${languages.slice(0, SHOWN_LANGUAGES).join(", ")}${more > 0 ? ` +${more}` : ""}
                ${task.available ? nothing : html`· ${t("evaluations.noData")}`}
            </span>
        </span>
    </label>`;
}
