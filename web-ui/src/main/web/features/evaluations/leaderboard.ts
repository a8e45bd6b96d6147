import { html, nothing } from "lit";
import type { EvaluationResult, EvaluationWhole } from "../../core/contract";
import { formatNumber, formatScore } from "../../core/format";
import { t } from "../../i18n";

/** Models by tasks, the best first; what is not measured yet stays open. */
export function leaderboardView(whole: EvaluationWhole, isMeasuring: boolean): unknown {
    const { evaluation, results, leaderboard } = whole;
    const ranked = leaderboard.map(({ model }) => model);
    const models = [...ranked, ...evaluation.systems.filter((model) => !ranked.includes(model))];
    const of = (model: string, task: string): EvaluationResult | undefined =>
        results.find((result) => result.model === model && result.task === task);
    const best = (task: string): number => Math.max(...models.map((model) => of(model, task)?.score ?? -Infinity));
    const highest = Math.max(1e-9, ...leaderboard.map(({ mean }) => mean ?? 0));
    return html`<div class="wide" tabindex="0" role="group" aria-label=${t("evaluations.leaderboard")}>
        <table class="table leaderboard">
            <caption class="visually-hidden">${t("evaluations.leaderboard")}</caption>
            <thead>
                <tr>
                    <th scope="col" class="number">${t("evaluations.rank")}</th>
                    <th scope="col">${t("field.model")}</th>
                    <th scope="col">${t("evaluations.mean")}</th>
                    ${evaluation.tasks.map((task) => html`<th scope="col" class="number">${task}</th>`)}
                </tr>
            </thead>
            <tbody>
                ${models.map((model) => {
                    const rank = leaderboard.find((entry) => entry.model === model);
                    return html`<tr>
                        <td class="number">${rank === undefined ? "–" : formatNumber(rank.rank)}</td>
                        <th scope="row">${model}</th>
                        <td class="with-bar">${meanView(rank?.mean, highest)}</td>
                        ${evaluation.tasks.map((task) => {
                            const result = of(model, task);
                            return html`<td class="number">${cell(result, best(task), isMeasuring)}</td>`;
                        })}
                    </tr>`;
                })}
            </tbody>
        </table>
    </div>`;
}

function meanView(mean: number | null | undefined, highest: number): unknown {
    if (mean === undefined || mean === null) {
        return html`<span class="hint" title=${t("evaluations.noMean")}>–</span>`;
    }
    return html`<span class="numbers">${formatScore(mean)}</span>
        <div class="bar" aria-hidden="true">
            <span class="bar-part dense" .style=${`width:${Math.max(0, (100 * mean) / highest).toFixed(1)}%`}></span>
        </div>`;
}

function cell(result: EvaluationResult | undefined, best: number, isMeasuring: boolean): unknown {
    if (result === undefined) {
        return html`<span class="hint">${isMeasuring ? "…" : "–"}</span>`;
    }
    if (result.status === "failed") {
        return html`<span class="badge failed" title=${result.failure?.message ?? nothing}
            >${t("job.state.failed")}</span
        >`;
    }
    const score = result.score ?? 0;
    return score === best ? html`<strong>${formatScore(score)}</strong>` : formatScore(score);
}
