import { html, nothing, type PropertyValues } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { ConsoleElement } from "../../components/element";
import { inputValue, loaded } from "../../components/views";
import { api, comparisonPath } from "../../core/api";
import type { ItemChange, ModelComparison, TaskDifference } from "../../core/contract";
import { formatNumber, formatScore } from "../../core/format";
import { Loader } from "../../core/loader";
import { t, type MessageKey } from "../../i18n";
import "../evaluation/evaluation-chart";
import { signed } from "../evaluation/systems";
import { downloadsView, reports } from "./downloads";

const VERDICTS: Record<TaskDifference["verdict"], MessageKey> = {
    "first-better": "compare.firstBetter",
    "second-better": "compare.secondBetter",
    "no-difference": "compare.noDifference",
};

/** Two models on every task that both were measured on, and one of the tasks item by item. */
@customElement("es-model-comparison")
export class ModelComparisonView extends ConsoleElement {
    @property({ attribute: false }) evaluation = "";
    @property({ attribute: false }) comparison = "";
    @state() private task = "";
    private readonly found = new Loader<ModelComparison>(this);
    private shown = "";

    protected override willUpdate(_changes: PropertyValues): void {
        if (this.comparison !== this.shown) {
            this.shown = this.comparison;
            this.found.clear();
            this.load();
        }
    }

    private load(): void {
        const { evaluation, comparison } = this;
        void this.found.load((signal) => api.modelComparison(evaluation, comparison, signal));
    }

    protected override render(): unknown {
        return html`<div class="board">${loaded(this.found, () => this.load(), (found) => this.content(found))}</div>`;
    }

    private content({ comparison }: ModelComparison): unknown {
        const { first, second, tasks, skipped } = comparison;
        const chosen = tasks.find(({ task }) => task === this.task) ?? tasks[0];
        return html`<div class="evaluation-head">
                <h3>${t("compare.of", { first, second })}</h3>
                ${downloadsView(reports(comparisonPath(this.evaluation, this.comparison), "comparison", ["html", "markdown"]))}
            </div>
            ${this.table(tasks)}
            <p class="hint">${t("compare.about")}</p>
            ${skipped.length === 0
                ? nothing
                : html`<details class="notice">
                      <summary>${t("compare.skipped", { count: formatNumber(skipped.length) })}</summary>
                      <ul>
                          ${skipped.map(({ task, reason }) => html`<li><strong>${task}</strong> ${reason}</li>`)}
                      </ul>
                  </details>`}
            ${chosen === undefined ? nothing : this.items(first, second, tasks, chosen)}`;
    }

    private table(tasks: TaskDifference[]): unknown {
        return html`<section class="wide" tabindex="0" aria-label=${t("compare.tasks")}>
            <table class="table">
                <caption class="visually-hidden">${t("compare.tasks")}</caption>
                <thead>
                    <tr>
                        <th scope="col">${t("evaluations.task")}</th>
                        <th scope="col">${t("evaluation.metric")}</th>
                        <th scope="col" class="number">A</th>
                        <th scope="col" class="number">B</th>
                        <th scope="col" class="number">A − B</th>
                        <th scope="col" class="number">${t("compare.interval")}</th>
                        <th scope="col" class="number">${t("compare.p")}</th>
                        <th scope="col">${t("compare.verdict")}</th>
                    </tr>
                </thead>
                <tbody>
                    ${tasks.map(
                        (each) =>
                            html`<tr>
                                <th scope="row">${each.task}</th>
                                <td><code>${each.metric}</code></td>
                                <td class="number">${formatScore(each.first.value)}</td>
                                <td class="number">${formatScore(each.second.value)}</td>
                                <td class="number">${signed(each.difference.value)}</td>
                                <td class="number">${signed(each.difference.low)} … ${signed(each.difference.high)}</td>
                                <td class="number">${formatNumber(each.correctedP, 4)}</td>
                                <td>
                                    <span class="badge ${each.verdict === "no-difference" ? "" : "succeeded"}"
                                        >${t(VERDICTS[each.verdict])}</span
                                    >
                                </td>
                            </tr>`,
                    )}
                </tbody>
            </table>
        </section>`;
    }

    private items(first: string, second: string, tasks: TaskDifference[], chosen: TaskDifference): unknown {
        return html`<div class="card board">
            <div class="evaluation-head">
                <h3>${t("compare.items")}</h3>
                <div class="field">
                    <label for="compare-task">${t("evaluations.task")}</label>
                    <select id="compare-task" @change=${(event: Event) => (this.task = inputValue(event))}>
                        ${tasks.map(
                            ({ task }) => html`<option value=${task} ?selected=${task === chosen.task}>${task}</option>`,
                        )}
                    </select>
                </div>
            </div>
            <p class="hint">
                ${t("compare.points", { count: formatNumber(chosen.items) })}
                ${chosen.itemScores === "closeness" ? t("compare.closeness") : nothing}
            </p>
            <es-evaluation-chart
                class="square"
                .label=${t("compare.chart", { task: chosen.task, first, second })}
                .figure=${{ kind: "pairs", first, second, points: chosen.points } as const}
            ></es-evaluation-chart>
            ${changes(t("compare.won", { model: first }), chosen.won)}
            ${changes(t("compare.lost", { model: first }), chosen.lost)}
            ${chosen.won.length + chosen.lost.length === 0
                ? html`<p class="hint">${t("comparison.none")}</p>`
                : nothing}
        </div>`;
    }
}

function changes(heading: string, items: ItemChange[]): unknown {
    if (items.length === 0) {
        return nothing;
    }
    return html`<h4>${heading}</h4>
        <table class="table cards">
            <caption class="visually-hidden">${heading}</caption>
            <thead>
                <tr>
                    <th scope="col">${t("compare.item")}</th>
                    <th scope="col" class="number">A</th>
                    <th scope="col" class="number">B</th>
                    <th scope="col" class="number">A − B</th>
                </tr>
            </thead>
            <tbody>
                ${items.map(
                    ({ id, text, first, second }) =>
                        html`<tr>
                            <th scope="row" dir="auto">${text ?? id}</th>
                            <td data-label="A" class="number">${formatScore(first)}</td>
                            <td data-label="B" class="number">${formatScore(second)}</td>
                            <td data-label="A − B" class="number">${signed(first - second)}</td>
                        </tr>`,
                )}
            </tbody>
        </table>`;
}
