import { html, type PropertyValues } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { ConsoleElement } from "../../components/element";
import { inputValue, loaded } from "../../components/views";
import { api } from "../../core/api";
import type { EvaluationRun, RunComparison } from "../../core/contract";
import { formatNumber, formatScore, formatTime } from "../../core/format";
import { Loader } from "../../core/loader";
import { t } from "../../i18n";
import { signed } from "./systems";

/** An earlier run beside the one that is shown: by how much hybrid search changed, and for which queries most. */
@customElement("es-run-comparison")
export class RunComparisonView extends ConsoleElement {
    @property({ attribute: false }) collection = "";
    @property({ attribute: false }) set = "";
    @property({ attribute: false }) runs: EvaluationRun[] = [];
    @property({ attribute: false }) current!: EvaluationRun;
    @property({ attribute: false }) earlier!: EvaluationRun;
    @state() private other: string | undefined;
    private readonly comparison = new Loader<RunComparison>(this);
    private compared = "";

    protected override willUpdate(_changes: PropertyValues): void {
        const pair = `${this.first.id} ${this.current.id}`;
        if (pair !== this.compared) {
            this.compared = pair;
            this.load();
        }
    }

    private get first(): EvaluationRun {
        return this.runs.find(({ id }) => id === this.other && id !== this.current.id) ?? this.earlier;
    }

    private load(): void {
        const pair = {
            first: this.first.id,
            second: this.current.id,
            metric: this.current.outcome.metric,
            system: "hybrid",
        };
        void this.comparison.load((signal) => api.compareRuns(this.collection, this.set, pair, signal));
    }

    protected override render(): unknown {
        return html`<section class="card comparison" aria-labelledby="comparison-title">
            <div class="evaluation-head">
                <h2 id="comparison-title">${t("comparison.title")}</h2>
                <div class="field">
                    <label for="comparison-run">${t("comparison.with")}</label>
                    <select id="comparison-run" @change=${(event: Event) => (this.other = inputValue(event))}>
                        ${this.runs
                            .filter(({ id }) => id !== this.current.id)
                            .map(
                                (run) =>
                                    html`<option value=${run.id} ?selected=${run.id === this.first.id}>
                                        ${formatTime(run.createdAt)} · ${run.outcome.measured.fusion}
                                    </option>`,
                            )}
                    </select>
                </div>
            </div>
            ${loaded(this.comparison, () => this.load(), (comparison) => this.content(comparison))}
        </section>`;
    }

    private content(comparison: RunComparison): unknown {
        const { metric, first, second, difference, low, high, p, queries, changes } = comparison;
        return html`<p>
                ${t("comparison.sentence", {
                    metric,
                    first: formatScore(first),
                    second: formatScore(second),
                    difference: signed(difference),
                    low: signed(low),
                    high: signed(high),
                    p: formatNumber(p, 3),
                    count: formatNumber(queries),
                })}
            </p>
            ${changes.length === 0
                ? html`<p class="hint">${t("comparison.none")}</p>`
                : html`<table class="table cards">
                      <caption class="visually-hidden">${t("comparison.changes")}</caption>
                      <thead>
                          <tr>
                              <th scope="col">${t("evaluation.query")}</th>
                              <th scope="col" class="number">${t("comparison.before")}</th>
                              <th scope="col" class="number">${t("comparison.after")}</th>
                              <th scope="col" class="number">${t("comparison.change")}</th>
                          </tr>
                      </thead>
                      <tbody>
                          ${changes.map(
                              (change) =>
                                  html`<tr>
                                      <th scope="row" dir="auto">${change.text}</th>
                                      <td data-label=${t("comparison.before")} class="number">
                                          ${formatScore(change.first)}
                                      </td>
                                      <td data-label=${t("comparison.after")} class="number">
                                          ${formatScore(change.second)}
                                      </td>
                                      <td data-label=${t("comparison.change")} class="number">
                                          ${signed(change.second - change.first)}
                                      </td>
                                  </tr>`,
                          )}
                      </tbody>
                  </table>`}`;
    }
}
