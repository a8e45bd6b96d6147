import { html, nothing, type PropertyValues } from "lit";
import { customElement, property } from "lit/decorators.js";
import { ConsoleElement } from "../../components/element";
import { loaded } from "../../components/views";
import { advicePath, api } from "../../core/api";
import type { Advice, AdvisedModel } from "../../core/contract";
import { formatBytes, formatCompact, formatLanguage, formatMillis, formatNumber, formatPercent, formatScore, formatTime } from "../../core/format";
import { Loader } from "../../core/loader";
import { settings } from "../../core/settings";
import { t, type MessageKey } from "../../i18n";
import "../evaluation/evaluation-chart";
import { downloadsView, reports } from "./downloads";

/** Which model to take: the recommendation with its reasons, and what it was weighed by. */
@customElement("es-advice")
export class AdvicePage extends ConsoleElement {
    @property({ attribute: false }) advice = "";
    private readonly found = new Loader<Advice>(this);
    private shown = "";

    protected override willUpdate(_changes: PropertyValues): void {
        if (this.advice !== this.shown) {
            this.shown = this.advice;
            this.found.clear();
            this.load();
        }
    }

    private load(): void {
        const { advice } = this;
        void this.found.load((signal) => api.advice(advice, signal));
    }

    protected override render(): unknown {
        return html`<div class="page">
            <p class="back"><a href="#/evaluations">${t("nav.evaluations")}</a></p>
            ${loaded(this.found, () => this.load(), (found) => content(found))}
        </div>`;
    }
}

function content({ id, createdAt, advice }: Advice): unknown {
    const { models, tasks, passages, recommended, reasons } = advice;
    const drawn = models.filter(({ quality, speed }) => quality && speed);
    return html`<div class="page-head">
            <h1>${t("advice.of", { time: formatTime(createdAt) })}</h1>
            ${downloadsView(reports(advicePath(id), "advice", ["html", "markdown"]))}
        </div>
        <section class="card recommendation" aria-labelledby="recommendation-title">
            <h2 id="recommendation-title">
                ${recommended ? t("advice.take", { model: recommended }) : t("advice.noQuality")}
            </h2>
            <p>${reasons[settings.locale].slice(recommended ? 1 : 0).join(settings.locale === "zh" ? "" : " ")}</p>
            ${recommended && recommended !== models[0]?.model ? html`<p class="hint">${t("advice.tie")}</p>` : nothing}
        </section>
        <p class="facts">
            ${tasks.length === 0 ? nothing : html`<span>${t("advice.by", { tasks: tasks.join(", ") })}</span>`}
            <span>${t("advice.storedFor", { count: formatNumber(passages) })}</span>
        </p>
        ${table(models, recommended)}
        <p class="hint">${t("advice.frontAbout")}</p>
        ${drawn.length < 2
            ? nothing
            : html`<section class="card board" aria-labelledby="front-title">
                  <h2 id="front-title">${t("advice.chartTitle")}</h2>
                  <es-evaluation-chart
                      .label=${t("advice.chart")}
                      .figure=${{
                          kind: "front",
                          models: drawn.map(({ model, quality, speed, onFront }) => ({
                              name: model,
                              quality: quality?.value ?? 0,
                              millis: speed?.queryMillis ?? 0,
                              onFront,
                          })),
                      } as const}
                  ></es-evaluation-chart>
              </section>`}`;
}

type Cell = (model: AdvisedModel) => unknown;

const ROWS: readonly [MessageKey, Cell][] = [
    ["advice.quality", ({ quality }) => (quality ? formatScore(quality.value) : undefined)],
    [
        "compare.interval",
        ({ quality }) => (quality ? `${formatScore(quality.low)} … ${formatScore(quality.high)}` : undefined),
    ],
    ["advice.front", ({ onFront }) => (onFront ? html`<span class="badge ready">${t("advice.onFront")}</span>` : undefined)],
    ["field.languages", ({ languages }) => languages.map((code) => formatLanguage(code)).join(", ")],
    ["field.maxTokens", ({ maxTokens }) => formatNumber(maxTokens)],
    [
        "advice.truncated",
        ({ truncatedShare }) =>
            truncatedShare === undefined || truncatedShare === null ? undefined : formatPercent(truncatedShare),
    ],
    ["field.dimension", ({ dimension }) => formatNumber(dimension)],
    ["advice.perPassage", ({ storage }) => formatBytes(storage.halfvec.bytesPerPassage)],
    ["advice.storageHalf", ({ storage }) => formatBytes(storage.halfvec.bytes)],
    ["advice.storageFull", ({ storage }) => formatBytes(storage.vector.bytes)],
    ["field.parameters", ({ parameters }) => formatCompact(parameters)],
    ["field.weights", ({ weightsBytes }) => formatBytes(weightsBytes)],
    ["advice.memory", ({ memoryBytes }) => (memoryBytes ? formatBytes(memoryBytes) : undefined)],
    ["advice.perQuery", ({ speed }) => (speed ? formatMillis(speed.queryMillis) : undefined)],
    ["advice.speed", ({ speed }) => (speed ? t("unit.tokensPerSecond", { count: formatNumber(speed.tokensPerSecond) }) : undefined)],
];

function table(models: AdvisedModel[], recommended: string | null | undefined): unknown {
    return html`<section class="wide" tabindex="0" aria-label=${t("advice.table")}>
        <table class="table advice-table">
            <caption class="visually-hidden">${t("advice.table")}</caption>
            <thead>
                <tr>
                    <td></td>
                    ${models.map(
                        ({ model, equalToBest }) =>
                            html`<th scope="col" data-chosen=${model === recommended ? "true" : nothing}>
                                ${model}
                                ${model === recommended
                                    ? html`<span class="badge succeeded">${t("advice.recommended")}</span>`
                                    : equalToBest
                                      ? html`<span class="badge">${t("advice.equal")}</span>`
                                      : nothing}
                            </th>`,
                    )}
                </tr>
            </thead>
            <tbody>
                ${ROWS.map(
                    ([label, cell]) =>
                        html`<tr>
                            <th scope="row">${t(label)}</th>
                            ${models.map(
                                (model) =>
                                    html`<td data-chosen=${model.model === recommended ? "true" : nothing}>
                                        ${cell(model) ?? html`<span class="hint">–</span>`}
                                    </td>`,
                            )}
                        </tr>`,
                )}
            </tbody>
        </table>
    </section>`;
}
