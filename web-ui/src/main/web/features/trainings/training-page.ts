import { html, nothing, type PropertyValues } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import "../../components/job-progress";
import { ConsoleElement } from "../../components/element";
import { loaded } from "../../components/views";
import { api, trainingPath } from "../../core/api";
import type { Job } from "../../core/contract";
import { formatNumber, formatRate, formatScore, formatTime } from "../../core/format";
import { Loader } from "../../core/loader";
import type { Training, TrainingCurve } from "../../core/training-contract";
import { t, type MessageKey } from "../../i18n";
import "../evaluation/evaluation-chart";
import type { StepsFigure } from "../evaluation/step-figures";
import { downloadsView, reports } from "../evaluations/downloads";

/** While it moves, the curves are asked for so often at most. */
const REFRESH_MILLIS = 2000;
const SMALL = 1e-3;

interface Whole {
    training: Training;
    curve: TrainingCurve;
}

/** One training: how far it is, its curves, and what came of it. */
@customElement("es-training")
export class TrainingPage extends ConsoleElement {
    @property({ attribute: false }) training = "";
    @state() private job: Job | undefined;
    private readonly whole = new Loader<Whole>(this);
    private shown = "";
    private loadedAt = 0;

    protected override willUpdate(_changes: PropertyValues): void {
        if (this.training !== this.shown) {
            this.shown = this.training;
            this.whole.clear();
            this.job = undefined;
            this.load();
            void this.loadJob();
        }
    }

    private load(): void {
        this.loadedAt = Date.now();
        void this.whole.load(async (signal) => {
            const [training, curve] = await Promise.all([
                api.training(this.training, signal),
                api.trainingCurve(this.training, signal),
            ]);
            return { training, curve };
        });
    }

    /** Jobs are forgotten after a while, trainings are not. */
    private async loadJob(): Promise<void> {
        const { training } = this;
        try {
            const job = await api.job(training);
            if (training === this.training) {
                this.job = job;
            }
        } catch {
            this.job = undefined;
        }
    }

    protected override render(): unknown {
        return html`<div class="page" @job-moved=${this.moved} @job-ended=${this.ended}>
            <p class="back"><a href="#/models">${t("nav.models")}</a></p>
            ${loaded(this.whole, () => this.load(), (whole) => this.content(whole))}
        </div>`;
    }

    private content({ training, curve }: Whole): unknown {
        return html`<div class="page-head">
                <h1>${t("training.of", { name: training.name })}</h1>
                ${training.finishedAt
                    ? downloadsView(reports(trainingPath(training.id), training.name, ["html", "markdown", "json"]))
                    : nothing}
            </div>
            <p class="hint">
                ${t("training.begun", { model: training.model, time: formatTime(training.createdAt) })}
            </p>
            ${this.job === undefined || this.job.state === "succeeded"
                ? nothing
                : html`<es-job class="card" .job=${this.job}></es-job>`}
            ${developmentView(training)}
            ${curve.points.length === 0 && curve.evaluations.length === 0
                ? html`<p class="hint">${t("training.waiting")}</p>`
                : curvesView(curve)}
            ${settingsView(training)}`;
    }

    private moved(): void {
        if (Date.now() - this.loadedAt > REFRESH_MILLIS) {
            this.load();
        }
    }

    private ended(event: CustomEvent<Job>): void {
        this.job = event.detail;
        this.load();
    }
}

function developmentView(training: Training): unknown {
    const development = training.progress?.development;
    if (!development) {
        // The base is measured before the first step: behind it there is no dev set.
        return (training.progress?.step ?? 0) > 0 ? html`<p class="hint">${t("training.noDev")}</p>` : nothing;
    }
    const { metric, before, best } = development;
    return html`<p>
        ${best
            ? t("training.dev", {
                  metric,
                  before: formatScore(before),
                  best: formatScore(best.value),
                  step: formatNumber(best.step),
              })
            : t("training.devBefore", { metric, before: formatScore(before) })}
    </p>`;
}

function curvesView(curve: TrainingCurve): unknown {
    const { points, evaluations } = curve;
    const last = evaluations.at(-1)?.step ?? 0;
    const steps = Math.max(curve.steps, last, 1);
    const figure = (key: MessageKey, values: [number, number][], more: Partial<StepsFigure> = {}): StepsFigure => ({
        kind: "steps",
        name: t(key),
        points: values,
        steps,
        sparse: false,
        format: formatSmall,
        ...more,
    });
    const figures = [
        figure("training.loss", points.map(({ step, loss }) => [step, loss])),
        ...(evaluations.length < 2
            ? []
            : [
                  figure("training.devScore", evaluations.map(({ step, value }) => [step, value]), {
                      name: evaluations[0]?.metric ?? "",
                      sparse: true,
                  }),
              ]),
        figure("training.gradient", points.map(({ step, gradientNorm }) => [step, gradientNorm])),
        figure("training.learningRate", points.map(({ step, learningRate }) => [step, learningRate]), { format: formatRate }),
    ];
    return html`<section class="curves" aria-label=${t("training.curves")}>
        ${figures
            .filter((each) => each.points.length > 0)
            .map((each) => {
                const [step, value] = each.points.at(-1) ?? [0, 0];
                const label = t("training.curve", {
                    name: each.name,
                    step: formatNumber(step),
                    value: each.format(value),
                });
                return html`<figure class="card">
                    <figcaption>${label}</figcaption>
                    <es-evaluation-chart .label=${label} .figure=${each}></es-evaluation-chart>
                </figure>`;
            })}
    </section>`;
}

/** Losses and norms end far below the digits of a score. */
function formatSmall(value: number): string {
    return value !== 0 && Math.abs(value) < SMALL ? formatRate(value) : formatScore(value);
}

function settingsView(training: Training): unknown {
    const settings = Object.entries(training.settings);
    return settings.length === 0
        ? html`<p class="hint">${t("training.defaults")}</p>`
        : html`<details>
              <summary>${t("training.settings")}</summary>
              <dl class="facts-list">
                  ${settings.map(([name, value]) => html`<dt><code>${name}</code></dt><dd>${String(value)}</dd>`)}
              </dl>
          </details>`;
}
