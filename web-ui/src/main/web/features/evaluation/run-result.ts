import { html, nothing, type PropertyValues } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { announce, announceProblem } from "../../components/announcer";
import { ConsoleElement } from "../../components/element";
import { inputValue } from "../../components/views";
import { api } from "../../core/api";
import type { Collection, EvaluationRun, SystemOutcome, Tuning } from "../../core/contract";
import { formatNumber, formatPercent, formatScore, formatTime } from "../../core/format";
import { session } from "../../core/session";
import { t } from "../../i18n";
import { SCORE_NAMES } from "../search/result-card";
import "./evaluation-chart";
import { columnsOf, signed, systemName } from "./systems";

/** What one run found: systems side by side, the chosen coefficient, and where to cut. */
@customElement("es-run")
export class RunResult extends ConsoleElement {
    @property({ attribute: false }) run!: EvaluationRun;
    @property({ attribute: false }) collection!: Collection;
    @state() private system = "dense";
    @state() private used = false;

    protected override willUpdate(changes: PropertyValues): void {
        if (changes.has("run")) {
            this.used = false;
        }
    }

    protected override render(): unknown {
        const { outcome, createdAt } = this.run;
        const { coverage, measured, tuning } = outcome;
        return html`<section class="run" aria-labelledby="run-title">
            <h2 id="run-title">${t("evaluation.result", { time: formatTime(createdAt) })}</h2>
            <p class="facts">
                <span>${t("evaluation.measuredOf", { measured: formatNumber(coverage.measured), count: formatNumber(coverage.queries) })}</span>
                <code>${measured.model}</code>
                <span>${t("evaluation.fusion")} <code>${measured.fusion}</code></span>
                ${measured.threshold === undefined || measured.threshold === null
                    ? nothing
                    : html`<span>${t("evaluation.threshold")} <code>${formatScore(measured.threshold)}</code></span>`}
                <span>${t("unit.passages", { count: formatNumber(measured.passages) })}</span>
            </p>
            ${coverage.missing === 0
                ? nothing
                : html`<details class="notice">
                      <summary>${t("evaluation.missing", { count: formatNumber(coverage.missing) })}</summary>
                      <ul>
                          ${coverage.missingTargets.map(({ query, target }) => html`<li>${query}: <code>${target}</code></li>`)}
                      </ul>
                  </details>`}
            ${tuning ? this.tuning(tuning) : nothing} ${this.table(outcome.systems)} ${this.distribution(outcome.systems)}
        </section>`;
    }

    private table(systems: SystemOutcome[]): unknown {
        const { metric, differences } = this.run.outcome;
        const columns = columnsOf(this.run.outcome);
        const highest = Math.max(...systems.map(({ metrics }) => metrics[metric] ?? 0), 1e-9);
        const best = (column: string): number => Math.max(...systems.map(({ metrics }) => metrics[column] ?? 0));
        return html`<table class="table cards systems">
            <caption class="visually-hidden">${t("evaluation.systems")}</caption>
            <thead>
                <tr>
                    <th scope="col">${t("evaluation.system")}</th>
                    <th scope="col">${metric}</th>
                    ${columns.map((column) => html`<th scope="col" class="number">${column}</th>`)}
                    <th scope="col" class="number">${t("evaluation.against")}</th>
                </tr>
            </thead>
            <tbody>
                ${systems.map(({ system, metrics }) => {
                    const value = metrics[metric] ?? 0;
                    const difference = differences.find(({ first }) => first === system);
                    return html`<tr>
                        <th scope="row">${systemName(system)}</th>
                        <td data-label=${metric} class="with-bar">
                            <span class="numbers">${formatScore(value)}</span>
                            <div class="bar" aria-hidden="true">
                                <span
                                    class="bar-part ${system === "keyword" ? "keyword" : "dense"}"
                                    .style=${`width:${((100 * value) / highest).toFixed(1)}%`}
                                ></span>
                            </div>
                        </td>
                        ${columns.map((column) => {
                            const score = metrics[column] ?? 0;
                            return html`<td data-label=${column} class="number">
                                ${score === best(column) ? html`<strong>${formatScore(score)}</strong>` : formatScore(score)}
                            </td>`;
                        })}
                        <td data-label=${t("evaluation.against")} class="number">
                            ${difference === undefined
                                ? html`<span class="hint">${t("evaluation.baseline")}</span>`
                                : html`${signed(difference.difference)}
                                      <span class="hint">p ${formatNumber(difference.correctedP, 3)}</span>`}
                        </td>
                    </tr>`;
                })}
            </tbody>
        </table>`;
    }

    private tuning(tuning: Tuning): unknown {
        const { metric } = this.run.outcome;
        const { fusion } = this.collection;
        const isPresent = fusion.kind === "convex" && fusion.denseCoefficient === tuning.chosen;
        const verdict = !tuning.better
            ? t("tuning.notBetter")
            : tuning.significant
              ? t("tuning.significant")
              : t("tuning.better");
        return html`<div class="card tuning-result">
            <h3>${t("tuning.title", { coefficient: formatNumber(tuning.chosen, 2) })}</h3>
            <p>${verdict}</p>
            <dl class="facts-list">
                <dt>${t("tuning.present", { fusion: tuning.present })}</dt>
                <dd class="numbers">${metric} ${formatScore(tuning.presentScore)}</dd>
                <dt>${t("tuning.chosenScore")}</dt>
                <dd class="numbers">${metric} ${formatScore(tuning.chosenScore)}</dd>
                <dt>${t("tuning.crossValidated")}</dt>
                <dd class="numbers">
                    ${formatScore(tuning.crossValidated)}
                    (${signed(tuning.crossValidated - tuning.presentScore)}, ${t("tuning.interval", {
                        low: signed(tuning.low),
                        high: signed(tuning.high),
                        p: formatNumber(tuning.p, 3),
                    })})
                </dd>
                ${tuning.threshold
                    ? html`<dt>${t("tuning.threshold")}</dt>
                          <dd class="numbers">
                              ${formatScore(tuning.threshold.value)} ·
                              ${t("evaluation.cut", {
                                  precision: formatPercent(tuning.threshold.precision),
                                  recall: formatPercent(tuning.threshold.recall),
                              })}
                          </dd>`
                    : nothing}
            </dl>
            <es-evaluation-chart
                .label=${t("tuning.chart", { metric, coefficient: formatNumber(tuning.chosen, 2) })}
                .figure=${{ kind: "curve", metric, curve: tuning.curve, chosen: tuning.chosen } as const}
            ></es-evaluation-chart>
            <div class="row">
                ${isPresent || this.used
                    ? html`<span class="badge succeeded">${t("tuning.inUse")}</span>`
                    : html`<button
                          type="button"
                          class=${tuning.better ? "primary" : ""}
                          ?disabled=${!session.allows("write")}
                          @click=${() => void this.use(tuning.chosen)}
                      >
                          ${t("tuning.use")}
                      </button>`}
            </div>
        </div>`;
    }

    private async use(coefficient: number): Promise<void> {
        try {
            await api.changeCollection(this.collection.name, {
                fusion: { kind: "convex", denseCoefficient: coefficient },
            });
            this.used = true;
            announce(t("tuning.nowInUse", { coefficient: formatNumber(coefficient, 2) }));
            this.dispatchEvent(new CustomEvent("collection-changed", { bubbles: true }));
        } catch (cause) {
            announceProblem(cause);
        }
    }

    private distribution(systems: SystemOutcome[]): unknown {
        const measured = systems.filter(({ scores }) => scores);
        const shown = measured.find(({ system }) => system === this.system) ?? measured[0];
        const scores = shown?.scores;
        if (shown === undefined || !scores) {
            return nothing;
        }
        return html`<div class="card distribution">
            <div class="evaluation-head">
                <h3>${t("distribution.title")}</h3>
                <div class="field">
                    <label for="distribution-system">${t("evaluation.system")}</label>
                    <select id="distribution-system" @change=${(event: Event) => (this.system = inputValue(event))}>
                        ${measured.map(
                            ({ system }) =>
                                html`<option value=${system} ?selected=${system === shown.system}>
                                    ${systemName(system)}
                                </option>`,
                        )}
                    </select>
                </div>
            </div>
            <p class="facts">
                <span>AUC ${formatNumber(scores.auc, 3)}</span>
                <span>${t("distribution.overlap", { share: formatPercent(scores.overlap) })}</span>
                ${scores.threshold
                    ? html`<span
                          >${t("distribution.threshold", { value: formatScore(scores.threshold.value) })} ·
                          ${t("evaluation.cut", {
                              precision: formatPercent(scores.threshold.precision),
                              recall: formatPercent(scores.threshold.recall),
                          })}</span
                      >`
                    : html`<span>${scores.unreachable ?? ""}</span>`}
            </p>
            <es-evaluation-chart
                .label=${t("distribution.chart", { system: systemName(shown.system) })}
                .figure=${{
                    kind: "distribution",
                    histogram: scores.histogram,
                    threshold: scores.threshold?.value,
                    axis: t(SCORE_NAMES[scores.stage]),
                } as const}
            ></es-evaluation-chart>
        </div>`;
    }
}
