import { html, nothing } from "lit";
import { customElement, query, state } from "lit/decorators.js";
import "../../components/command-hint";
import "../../components/job-progress";
import { announceProblem } from "../../components/announcer";
import { ConsoleElement } from "../../components/element";
import { loaded } from "../../components/views";
import { api } from "../../core/api";
import type { Job, Model } from "../../core/contract";
import { curl } from "../../core/curl";
import { isActive } from "../../core/follow";
import { formatBytes, formatCompact, formatLanguage, formatMillis, formatNumber, formatTime } from "../../core/format";
import { apiUrl } from "../../core/http";
import { Loader } from "../../core/loader";
import { isEncoder } from "../../core/model-kind";
import { navigate } from "../../core/router";
import { session } from "../../core/session";
import { t } from "../../i18n";
import "../trainings/merge-form";
import type { MergeForm } from "../trainings/merge-form";
import "../trainings/training-form";
import type { TrainingForm } from "../trainings/training-form";
import "../trainings/training-list";

@customElement("es-models")
export class ModelList extends ConsoleElement {
    private readonly models = new Loader<Model[]>(this);
    @state() private jobs: ReadonlyMap<string, Job> = new Map();
    @state() private merging: Job | undefined;
    @query("es-training-form") private readonly trainingForm!: TrainingForm | null;
    @query("es-merge-form") private readonly mergeForm!: MergeForm | null;

    override connectedCallback(): void {
        super.connectedCallback();
        this.loadModels();
    }

    private loadModels(): void {
        void this.models.load(async (signal) => (await api.models(signal)).models);
    }

    protected override render(): unknown {
        return html`<div
            class="page"
            @job-ended=${this.ended}
            @training-started=${(event: CustomEvent<Job>) => navigate(["models", "trainings", event.detail.id])}
            @merge-started=${(event: CustomEvent<Job>) => (this.merging = event.detail)}
        >
            <div class="page-head">
                <h1>${t("nav.models")}</h1>
                <div class="row">
                    ${opener(t("trainings.new"), () => this.trainingForm?.openNew())}
                    ${opener(t("merge.new"), () => this.mergeForm?.openNew())}
                </div>
            </div>
            <p class="hint">${t("models.intro")}</p>
            ${this.merging === undefined ? nothing : html`<es-job class="card" .job=${this.merging}></es-job>`}
            ${loaded(this.models, () => this.loadModels(), (models) => this.table(models))}
            <es-trainings></es-trainings>
            <es-command
                .command=${'./embedsmith models\n./embedsmith embed --model bge-small-zh-v1.5 --query --json "怎样重置密码"'}
                .curl=${curl("GET", apiUrl("/models"))}
            ></es-command>
            <es-training-form></es-training-form>
            <es-merge-form></es-merge-form>
        </div>`;
    }

    private table(models: Model[]): unknown {
        const fastest = Math.max(1, ...models.map((model) => model.speed?.tokensPerSecond ?? 0));
        return html`<table class="table cards models">
            <caption class="visually-hidden">${t("nav.models")}</caption>
            <thead>
                <tr>
                    <th scope="col">${t("field.model")}</th>
                    <th scope="col">${t("field.languages")}</th>
                    <th scope="col" class="number">${t("field.dimension")}</th>
                    <th scope="col" class="number">${t("field.maxTokens")}</th>
                    <th scope="col" class="number">${t("field.weights")}</th>
                    <th scope="col" class="number">${t("field.perVector")}</th>
                    <th scope="col">${t("field.speed")}</th>
                </tr>
            </thead>
            <tbody>
                ${models.map((model) => this.row(model, fastest))}
            </tbody>
        </table>`;
    }

    private row(model: Model, fastest: number): unknown {
        return html`<tr>
            <th scope="row">
                ${model.displayName}
                <span class="hint block"><code>${model.id}</code></span>
                ${isEncoder(model) ? nothing : html`<span class="badge">${t("models.reranker")}</span>`}
                <details class="block">
                    <summary>${t("models.card")}</summary>
                    ${card(model)}
                </details>
            </th>
            <td data-label=${t("field.languages")}>
                ${model.languages.map((code) => html`<span class="badge">${formatLanguage(code)}</span> `)}
            </td>
            <td data-label=${t("field.dimension")} class="number">
                ${isEncoder(model) ? formatNumber(model.dimension) : "–"}
            </td>
            <td data-label=${t("field.maxTokens")} class="number">${formatNumber(model.maxTokens)}</td>
            <td data-label=${t("field.weights")} class="number">
                ${formatBytes(model.weightsBytes)} <span class="badge">${model.precision}</span>
            </td>
            <td data-label=${t("field.perVector")} class="number">
                ${isEncoder(model) ? formatBytes(model.bytesPerVector) : "–"}
            </td>
            <td data-label=${t("field.speed")}>${isEncoder(model) ? this.speed(model, fastest) : "–"}</td>
        </tr>`;
    }

    private speed(model: Model, fastest: number): unknown {
        const job = this.jobs.get(model.id);
        const { speed } = model;
        return html`${speed
                ? html`<div class="bar" aria-hidden="true">
                          <span
                              class="bar-part dense"
                              .style=${`width:${((100 * speed.tokensPerSecond) / fastest).toFixed(1)}%`}
                          ></span>
                      </div>
                      <span class="numbers">
                          ${t("unit.tokensPerSecond", { count: formatNumber(speed.tokensPerSecond) })} ·
                          ${t("models.perQuery", { time: formatMillis(speed.queryMillis) })}
                      </span>
                      <span class="hint block">
                          ${t("models.measured", {
                              threads: formatNumber(speed.threads),
                              time: formatTime(speed.measuredAt),
                          })}
                      </span>`
                : html`<span class="hint block">${t("models.unmeasured")}</span>`}
            ${job === undefined ? nothing : html`<es-job .job=${job}></es-job>`}
            <button
                type="button"
                class="small"
                aria-label=${t("models.measureNamed", { name: model.displayName })}
                ?disabled=${!session.allows("write") || (job !== undefined && isActive(job.state))}
                title=${session.allows("write") ? nothing : t("scope.write")}
                @click=${() => void this.measure(model)}
            >
                ${t("models.measure")}
            </button>`;
    }

    /** What went well is in the table; what failed stays with its reason. */
    private ended(event: CustomEvent<Job>): void {
        const { id, state } = event.detail;
        if (id === this.merging?.id) {
            this.merging = state === "succeeded" ? undefined : event.detail;
        }
        const entries = [...this.jobs].map(([model, job]) => [model, job.id === id ? event.detail : job] as const);
        this.jobs = new Map(entries.filter(([, job]) => job.id !== id || state !== "succeeded"));
        this.loadModels();
    }

    private async measure(model: Model): Promise<void> {
        try {
            const job = await api.measure(model.id);
            this.jobs = new Map(this.jobs).set(model.id, job);
        } catch (cause) {
            announceProblem(cause);
        }
    }
}

function opener(label: string, open: () => Promise<void> | undefined): unknown {
    return html`<button
        type="button"
        ?disabled=${!session.allows("admin")}
        title=${session.allows("admin") ? nothing : t("scope.admin")}
        @click=${() => void open()}
    >
        ${label}
    </button>`;
}

function card(model: Model): unknown {
    const entry = (label: string, value: string | null | undefined): unknown =>
        value ? html`<dt>${label}</dt><dd>${value}</dd>` : nothing;
    return html`<dl class="facts-list">
        ${entry(t("field.parameters"), formatCompact(model.parameters))} ${entry(t("field.pooling"), model.pooling)}
        ${entry(t("field.queryInstruction"), model.queryInstruction)}
        ${entry(t("field.passageInstruction"), model.passageInstruction)} ${entry(t("field.licence"), model.licence)}
        ${entry(t("field.revision"), model.revision)}
    </dl>`;
}
