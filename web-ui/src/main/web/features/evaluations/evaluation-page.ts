import { html, nothing, type PropertyValues } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import "../../components/job-progress";
import { announceProblem } from "../../components/announcer";
import { ConsoleElement } from "../../components/element";
import { inputValue, loaded } from "../../components/views";
import { api, evaluationPath } from "../../core/api";
import type { ComparisonSummary, EvaluationWhole, Job } from "../../core/contract";
import { isActive } from "../../core/follow";
import { formatTime } from "../../core/format";
import { Loader } from "../../core/loader";
import { navigate } from "../../core/router";
import { session } from "../../core/session";
import { t } from "../../i18n";
import { downloadsView, reports } from "./downloads";
import { leaderboardView } from "./leaderboard";
import "./model-comparison";

/** One evaluation: how far it is, the leaderboard, and two of its models compared. */
@customElement("es-task-evaluation")
export class TaskEvaluationPage extends ConsoleElement {
    @property({ attribute: false }) evaluation = "";
    @property({ attribute: false }) query = new URLSearchParams();
    @state() private job: Job | undefined;
    @state() private comparing: Job | undefined;
    @state() private first = "";
    @state() private second = "";
    private readonly whole = new Loader<EvaluationWhole>(this);
    private readonly comparisons = new Loader<ComparisonSummary[]>(this);
    private shown = "";

    protected override willUpdate(_changes: PropertyValues): void {
        if (this.evaluation !== this.shown) {
            this.shown = this.evaluation;
            this.whole.clear();
            this.comparisons.clear();
            this.job = undefined;
            this.comparing = undefined;
            this.load();
            void this.loadJob();
        }
    }

    private load(): void {
        void this.whole.load((signal) => api.evaluation(this.evaluation, signal));
        void this.comparisons.load(async (signal) => (await api.comparisons(this.evaluation, signal)).comparisons);
    }

    /** Jobs are forgotten after a while, evaluations are not. */
    private async loadJob(): Promise<void> {
        const { evaluation } = this;
        try {
            const job = await api.job(evaluation);
            if (evaluation === this.evaluation) {
                this.job = job;
            }
        } catch {
            this.job = undefined;
        }
    }

    protected override render(): unknown {
        return html`<div class="page" @job-moved=${this.moved} @job-ended=${this.ended}>
            <p class="back"><a href="#/evaluations">${t("nav.evaluations")}</a></p>
            ${loaded(this.whole, () => this.load(), (whole) => this.content(whole))}
        </div>`;
    }

    private content(whole: EvaluationWhole): unknown {
        const { evaluation, results } = whole;
        const isMeasuring = this.job !== undefined && isActive(this.job.state);
        const scored = results.some(({ status }) => status !== "failed");
        return html`<div class="page-head">
                <h1>${t("evaluations.of", { time: formatTime(evaluation.createdAt) })}</h1>
                ${scored
                    ? downloadsView([
                          ...reports(evaluationPath(evaluation.id), "leaderboard", ["html", "markdown", "csv"]),
                          {
                              label: "MTEB (ZIP)",
                              path: `${evaluationPath(evaluation.id)}/files`,
                              name: `evaluation-${evaluation.id}.zip`,
                          },
                      ])
                    : nothing}
            </div>
            ${this.job === undefined || (this.job.state === "succeeded" && this.job.failures.length === 0)
                ? nothing
                : html`<es-job class="card" .job=${this.job}></es-job>`}
            <section class="board" aria-labelledby="leaderboard-title">
                <h2 id="leaderboard-title">${t("evaluations.leaderboard")}</h2>
                ${leaderboardView(whole, isMeasuring)}
                <p class="hint">${t("evaluations.leaderboardHint")}</p>
            </section>
            ${evaluation.systems.length < 2 || !scored ? nothing : this.comparison(evaluation.systems)}`;
    }

    private comparison(models: string[]): unknown {
        const first = models.includes(this.first) ? this.first : (models[0] ?? "");
        const second =
            models.includes(this.second) && this.second !== first
                ? this.second
                : (models.find((model) => model !== first) ?? "");
        const listed = this.comparisons.value ?? [];
        const wanted = this.query.get("comparison");
        const shown = listed.find(({ id }) => id === wanted) ?? listed[0];
        return html`<section class="board" aria-labelledby="compare-title">
            <h2 id="compare-title">${t("compare.title")}</h2>
            <div class="card compare-form">
                ${this.modelField("compare-first", "A", models, first, (model) => (this.first = model))}
                ${this.modelField("compare-second", "B", models, second, (model) => (this.second = model))}
                <button
                    type="button"
                    class="primary"
                    ?disabled=${!session.allows("write")}
                    title=${session.allows("write") ? nothing : t("scope.write")}
                    @click=${() => void this.compare(first, second)}
                >
                    ${t("compare.start")}
                </button>
                ${listed.length < 2 ? nothing : this.earlier(listed, shown)}
            </div>
            ${this.comparing === undefined ? nothing : html`<es-job class="card" .job=${this.comparing}></es-job>`}
            ${shown === undefined
                ? html`<p class="hint">${t("compare.hint")}</p>`
                : html`<es-model-comparison
                      .evaluation=${this.evaluation}
                      .comparison=${shown.id}
                  ></es-model-comparison>`}
        </section>`;
    }

    private modelField(id: string, letter: string, models: string[], chosen: string, choose: (model: string) => void): unknown {
        return html`<div class="field">
            <label for=${id}>${t("compare.model", { letter })}</label>
            <select id=${id} @change=${(event: Event) => choose(inputValue(event))}>
                ${models.map((model) => html`<option value=${model} ?selected=${model === chosen}>${model}</option>`)}
            </select>
        </div>`;
    }

    private earlier(listed: ComparisonSummary[], shown: ComparisonSummary | undefined): unknown {
        return html`<div class="field">
            <label for="compare-earlier">${t("compare.shown")}</label>
            <select id="compare-earlier" @change=${(event: Event) => this.show(inputValue(event))}>
                ${listed.map(
                    ({ id, createdAt, first, second }) =>
                        html`<option value=${id} ?selected=${id === shown?.id}>
                            ${first} – ${second} · ${formatTime(createdAt)}
                        </option>`,
                )}
            </select>
        </div>`;
    }

    private show(comparison: string): void {
        navigate(["evaluations", this.evaluation], new URLSearchParams({ comparison }));
    }

    private async compare(first: string, second: string): Promise<void> {
        try {
            this.comparing = await api.compareModels(this.evaluation, { first, second });
        } catch (cause) {
            announceProblem(cause);
        }
    }

    private moved(event: CustomEvent<Job>): void {
        if (event.detail.id === this.evaluation) {
            this.load();
        }
    }

    private ended(event: CustomEvent<Job>): void {
        const job = event.detail;
        if (job.id === this.evaluation) {
            this.job = job;
        } else if (job.state === "succeeded") {
            this.comparing = undefined;
            this.show(job.id);
        }
        this.load();
    }
}
