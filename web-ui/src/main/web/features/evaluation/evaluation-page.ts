import { html, nothing, type PropertyValues } from "lit";
import { customElement, property, query, state } from "lit/decorators.js";
import "../../components/command-hint";
import "../../components/job-progress";
import { announce, announceProblem } from "../../components/announcer";
import { confirmed } from "../../components/confirm";
import { ConsoleElement } from "../../components/element";
import { icon } from "../../components/icon";
import { emptyView, inputValue, loaded } from "../../components/views";
import { api, setPath } from "../../core/api";
import type { Collection, EvaluationRun, EvaluationSet, Goal, Job } from "../../core/contract";
import { curl } from "../../core/curl";
import { formatNumber, formatScore, formatTime } from "../../core/format";
import { apiUrl } from "../../core/http";
import { Loader } from "../../core/loader";
import { toHash } from "../../core/router";
import { session } from "../../core/session";
import { t, type MessageKey } from "../../i18n";
import "./import-form";
import type { ImportForm } from "./import-form";
import "./run-comparison";
import "./run-result";
import "./set-queries";

const METRICS = ["nDCG@10", "MRR@10", "R@10", "R@100", "MAP", "P@5", "Hit@5"] as const;

type GoalName = "f1" | "precision" | "recall";

const GOALS: readonly { name: GoalName; label: MessageKey }[] = [
    { name: "f1", label: "evaluation.goalF1" },
    { name: "precision", label: "evaluation.goalPrecision" },
    { name: "recall", label: "evaluation.goalRecall" },
];

/** The evaluation sets of a collection, and what was measured by the one that is chosen. */
@customElement("es-evaluation")
export class EvaluationPage extends ConsoleElement {
    @property({ attribute: false }) collection!: Collection;
    @property({ attribute: false }) query = new URLSearchParams();
    @state() private job: Job | undefined;
    @state() private metric = "nDCG@10";
    @state() private goal: GoalName = "f1";
    @state() private share = 0.9;
    @query("es-import-form") private readonly form!: ImportForm | null;
    private readonly sets = new Loader<EvaluationSet[]>(this);
    private readonly runs = new Loader<EvaluationRun[]>(this);
    private shown = "";
    private runsOf = "";

    protected override willUpdate(_changes: PropertyValues): void {
        if (this.collection.name !== this.shown) {
            this.shown = this.collection.name;
            this.sets.clear();
            this.job = undefined;
            this.loadSets();
        }
        const set = this.chosen?.name ?? "";
        if (set !== this.runsOf) {
            this.runsOf = set;
            this.runs.clear();
            this.loadRuns();
        }
    }

    private loadSets(): void {
        void this.sets.load(async (signal) => (await api.evaluationSets(this.collection.name, signal)).sets);
    }

    private loadRuns(): void {
        const set = this.runsOf;
        if (set !== "") {
            void this.runs.load(async (signal) => (await api.runs(this.collection.name, set, signal)).runs);
        }
    }

    private get chosen(): EvaluationSet | undefined {
        const sets = this.sets.value ?? [];
        return sets.find((set) => set.name === this.query.get("set")) ?? sets[0];
    }

    protected override render(): unknown {
        return html`<div class="evaluation" @queries-imported=${this.imported} @job-ended=${this.measured}>
            ${loaded(this.sets, () => this.loadSets(), (sets) =>
                sets.length === 0 ? this.welcome() : this.content(sets),
            )}
            <es-import-form .collection=${this.collection.name}></es-import-form>
        </div>`;
    }

    private welcome(): unknown {
        return emptyView(t("evaluation.emptyTitle"), t("evaluation.emptyBody"), this.create());
    }

    private create(): unknown {
        return html`<button
            type="button"
            class="primary"
            ?disabled=${!session.allows("write")}
            @click=${() => void this.form?.openFor(undefined)}
        >
            ${icon("plus")}<span>${t("evaluation.create")}</span>
        </button>`;
    }

    private content(sets: EvaluationSet[]): unknown {
        const set = this.chosen;
        if (set === undefined) {
            return nothing;
        }
        return html`<section class="card evaluation-set" aria-label=${t("evaluation.set")}>
                <div class="evaluation-head">
                    <div class="field">
                        <label for="evaluation-set">${t("evaluation.set")}</label>
                        <select id="evaluation-set" @change=${(event: Event) => this.choose(inputValue(event))}>
                            ${sets.map(
                                ({ name }) =>
                                    html`<option value=${name} ?selected=${name === set.name}>${name}</option>`,
                            )}
                        </select>
                    </div>
                    <p class="facts">
                        <span>${t("unit.queries", { count: formatNumber(set.queries) })}</span>
                        <span>${t("evaluation.judged", { count: formatNumber(set.judged) })}</span>
                        <span>${t("evaluation.judgements", { count: formatNumber(set.judgements) })}</span>
                    </p>
                    ${session.allows("write") ? this.setActions(set) : nothing}
                </div>
                <p class="hint">${t("evaluation.clickToJudge")}</p>
                <es-set-queries
                    .collection=${this.collection.name}
                    .set=${set}
                    @queries-changed=${() => this.loadSets()}
                ></es-set-queries>
            </section>
            ${session.allows("write") ? this.measureForm(set) : html`<p class="hint">${t("scope.write")}</p>`}
            ${this.job === undefined ? nothing : html`<es-job class="card" .job=${this.job}></es-job>`}
            ${loaded(this.runs, () => this.loadRuns(), (runs) => this.history(set, runs))}
            <es-command
                .command=${`./embedsmith eval tune --collection ${this.collection.name} --set "${set.name}"`}
                .curl=${curl("POST", apiUrl(`${setPath(this.collection.name, set.name)}/runs`), { metric: this.metric })}
            ></es-command>`;
    }

    private setActions(set: EvaluationSet): unknown {
        return html`<div class="row">
            <button type="button" class="small" @click=${() => void this.form?.openFor(set.name)}>
                ${icon("upload")}<span>${t("evaluation.import")}</span>
            </button>
            <button type="button" class="small" @click=${() => void this.form?.openFor(undefined)}>
                ${icon("plus")}<span>${t("evaluation.create")}</span>
            </button>
            <button
                type="button"
                class="plain"
                aria-label=${t("evaluation.deleteNamed", { name: set.name })}
                @click=${() => void this.deleteSet(set)}
            >
                ${icon("trash")}
            </button>
        </div>`;
    }

    private measureForm(set: EvaluationSet): unknown {
        return html`<form class="card measure" @submit=${(event: Event) => event.preventDefault()}>
            <div class="field">
                <label for="evaluation-metric">${t("evaluation.metric")}</label>
                <select id="evaluation-metric" @change=${(event: Event) => (this.metric = inputValue(event))}>
                    ${METRICS.map(
                        (name) => html`<option value=${name} ?selected=${name === this.metric}>${name}</option>`,
                    )}
                </select>
            </div>
            <div class="field">
                <label for="evaluation-goal">${t("evaluation.goal")}</label>
                <select id="evaluation-goal" @change=${(event: Event) => (this.goal = inputValue(event) as GoalName)}>
                    ${GOALS.map(
                        ({ name, label }) =>
                            html`<option value=${name} ?selected=${name === this.goal}>${t(label)}</option>`,
                    )}
                </select>
            </div>
            ${this.goal === "f1"
                ? nothing
                : html`<div class="field">
                      <label for="evaluation-share">${t("evaluation.share")}</label>
                      <input
                          id="evaluation-share"
                          type="number"
                          min="0.01"
                          max="1"
                          step="0.01"
                          .value=${String(this.share)}
                          @input=${(event: Event) => (this.share = Number(inputValue(event)))}
                      />
                  </div>`}
            <div class="row">
                <button
                    type="button"
                    class="primary"
                    ?disabled=${set.judged === 0}
                    @click=${() =>
                        void this.start(() =>
                            api.evaluate(this.collection.name, set.name, { ...this.wish(), rankConstants: [60] }),
                        )}
                >
                    ${icon("gauge")}<span>${t("evaluation.run")}</span>
                </button>
                <button
                    type="button"
                    ?disabled=${set.judged < 2}
                    @click=${() => void this.start(() => api.tune(this.collection.name, set.name, this.wish()))}
                >
                    ${t("evaluation.tune")}
                </button>
            </div>
        </form>`;
    }

    private wish(): { metric: string; goal?: Goal } {
        return this.goal === "f1" ? { metric: this.metric } : { metric: this.metric, goal: { [this.goal]: this.share } };
    }

    private history(set: EvaluationSet, runs: EvaluationRun[]): unknown {
        const shown = runs.find((run) => run.id === this.query.get("run")) ?? runs[0];
        if (shown === undefined) {
            return html`<p class="hint">${t("evaluation.noRuns")}</p>`;
        }
        const index = runs.indexOf(shown);
        return html`<es-run .run=${shown} .collection=${this.collection}></es-run>
            <section class="history" aria-labelledby="history-title">
                <h2 id="history-title">${t("evaluation.history")}</h2>
                ${this.table(set, runs, shown)}
            </section>
            ${runs.length < 2
                ? nothing
                : html`<es-run-comparison
                      .collection=${this.collection.name}
                      .set=${set.name}
                      .runs=${runs}
                      .current=${shown}
                      .earlier=${runs[index + 1] ?? runs.find((run) => run !== shown)}
                  ></es-run-comparison>`}`;
    }

    private table(set: EvaluationSet, runs: EvaluationRun[], shown: EvaluationRun): unknown {
        return html`<table class="table cards">
            <caption class="visually-hidden">${t("evaluation.history")}</caption>
            <thead>
                <tr>
                    <th scope="col">${t("evaluation.when")}</th>
                    <th scope="col">${t("evaluation.kind")}</th>
                    <th scope="col">${t("evaluation.fusion")}</th>
                    <th scope="col" class="number">${t("field.passages")}</th>
                    <th scope="col">${t("evaluation.metric")}</th>
                    <th scope="col" class="number">${t("mode.hybrid")}</th>
                    <th scope="col"><span class="visually-hidden">${t("field.actions")}</span></th>
                </tr>
            </thead>
            <tbody>
                ${runs.map((run) => this.row(set, run, run === shown))}
            </tbody>
        </table>`;
    }

    private row(set: EvaluationSet, run: EvaluationRun, current: boolean): unknown {
        const hybrid = run.outcome.systems.find(({ system }) => system === "hybrid");
        const target = toHash(
            ["collections", this.collection.name, "evaluation"],
            new URLSearchParams({ set: set.name, run: run.id }),
        );
        return html`<tr>
            <th scope="row">
                <a href=${target} aria-current=${current ? "true" : nothing}>${formatTime(run.createdAt)}</a>
            </th>
            <td data-label=${t("evaluation.kind")}>
                ${t(run.kind === "tune" ? "job.kind.tune" : "job.kind.evaluate")}
            </td>
            <td data-label=${t("evaluation.fusion")}><code>${run.outcome.measured.fusion}</code></td>
            <td data-label=${t("field.passages")} class="number">${formatNumber(run.outcome.measured.passages)}</td>
            <td data-label=${t("evaluation.metric")}>${run.outcome.metric}</td>
            <td data-label=${t("mode.hybrid")} class="number">
                ${formatScore(hybrid?.metrics[run.outcome.metric] ?? 0)}
            </td>
            <td class="actions">
                <button
                    type="button"
                    class="plain"
                    ?disabled=${!session.allows("write")}
                    aria-label=${t("evaluation.forgetNamed", { time: formatTime(run.createdAt) })}
                    @click=${() => void this.forget(set, run)}
                >
                    ${icon("trash")}
                </button>
            </td>
        </tr>`;
    }

    private choose(set: string): void {
        location.hash = toHash(["collections", this.collection.name, "evaluation"], new URLSearchParams({ set }));
    }

    private imported(event: CustomEvent<string>): void {
        this.loadSets();
        this.choose(event.detail);
    }

    private async start(starting: () => Promise<Job>): Promise<void> {
        try {
            this.job = await starting();
        } catch (cause) {
            announceProblem(cause);
        }
    }

    /** The newest run is shown at once; a failed job keeps its words on the page. */
    private measured(event: CustomEvent<Job>): void {
        if (event.detail.state === "succeeded") {
            this.job = undefined;
            announce(t("evaluation.done"));
            this.choose(this.runsOf);
            this.loadRuns();
        }
    }

    private async forget(set: EvaluationSet, run: EvaluationRun): Promise<void> {
        try {
            await api.deleteRun(this.collection.name, set.name, run.id);
            this.loadRuns();
        } catch (cause) {
            announceProblem(cause);
        }
    }

    private async deleteSet(set: EvaluationSet): Promise<void> {
        const agreed = await confirmed({
            title: t("evaluation.deleteNamed", { name: set.name }),
            text: t("evaluation.deleteText", { count: formatNumber(set.queries) }),
            action: t("action.delete"),
        });
        if (!agreed) {
            return;
        }
        try {
            await api.deleteEvaluationSet(this.collection.name, set.name);
            this.loadSets();
        } catch (cause) {
            announceProblem(cause);
        }
    }
}
