import { html, nothing } from "lit";
import { customElement, query, state } from "lit/decorators.js";
import "../../components/command-hint";
import "../../components/job-progress";
import { announceProblem } from "../../components/announcer";
import { confirmed } from "../../components/confirm";
import { ConsoleElement } from "../../components/element";
import { icon } from "../../components/icon";
import { emptyView, loaded } from "../../components/views";
import { api } from "../../core/api";
import type { Advice, Evaluation, Job } from "../../core/contract";
import { curl } from "../../core/curl";
import { formatNumber, formatTime } from "../../core/format";
import { apiUrl } from "../../core/http";
import { Loader } from "../../core/loader";
import { navigate, toHash } from "../../core/router";
import { session } from "../../core/session";
import { t } from "../../i18n";
import "./measure-form";
import type { MeasureForm, Purpose } from "./measure-form";

const SHOWN = 50;
const REFRESH_MILLIS = 5000;
const EXAMPLE = { models: ["bge-small-zh-v1.5", "bge-small-zh-v1.5-int8"], tasks: ["BQ", "STSB"] };

/** What was measured, and which models were recommended. */
@customElement("es-evaluations")
export class EvaluationList extends ConsoleElement {
    @state() private advising: Job | undefined;
    @query("es-measure-form") private readonly form!: MeasureForm | null;
    private readonly evaluations = new Loader<Evaluation[]>(this);
    private readonly advice = new Loader<Advice[]>(this);
    private timer: number | undefined;

    override connectedCallback(): void {
        super.connectedCallback();
        this.loadEvaluations();
        this.loadAdvice();
        this.timer = window.setInterval(() => {
            const isOpen = this.evaluations.value?.some(({ done, total }) => done < total) ?? false;
            if (isOpen && !document.hidden) {
                this.loadEvaluations();
            }
        }, REFRESH_MILLIS);
    }

    override disconnectedCallback(): void {
        super.disconnectedCallback();
        window.clearInterval(this.timer);
    }

    private loadEvaluations(): void {
        void this.evaluations.load(async (signal) => (await api.evaluations(SHOWN, signal)).evaluations);
    }

    private loadAdvice(): void {
        void this.advice.load(async (signal) => (await api.allAdvice(SHOWN, signal)).advice);
    }

    protected override render(): unknown {
        return html`<div class="page" @measuring-started=${this.started} @job-ended=${this.ended}>
            <div class="page-head">
                <h1>${t("nav.evaluations")}</h1>
                <div class="row">
                    ${this.opener("evaluate", t("evaluations.new"))} ${this.opener("advise", t("advice.new"))}
                </div>
            </div>
            <p class="hint">${t("evaluations.intro")}</p>
            ${loaded(this.evaluations, () => this.loadEvaluations(), (evaluations) =>
                evaluations.length === 0
                    ? emptyView(t("evaluations.emptyTitle"), t("evaluations.emptyBody"))
                    : this.table(evaluations),
            )}
            <h2>${t("advice.title")}</h2>
            ${this.advising === undefined ? nothing : html`<es-job class="card" .job=${this.advising}></es-job>`}
            ${loaded(this.advice, () => this.loadAdvice(), (advice) =>
                advice.length === 0 ? html`<p class="hint">${t("advice.none")}</p>` : this.adviceTable(advice),
            )}
            <es-command
                .command=${`./embedsmith eval --model ${EXAMPLE.models.join(",")} --tasks ${EXAMPLE.tasks.join(",")}`}
                .curl=${curl("POST", apiUrl("/evaluations"), EXAMPLE)}
            ></es-command>
            <es-measure-form></es-measure-form>
        </div>`;
    }

    private opener(purpose: Purpose, label: string): unknown {
        return html`<button
            type="button"
            class=${purpose === "evaluate" ? "primary" : ""}
            ?disabled=${!session.allows("write")}
            title=${session.allows("write") ? nothing : t("scope.write")}
            @click=${() => void this.form?.openFor(purpose)}
        >
            ${icon(purpose === "evaluate" ? "gauge" : "models")}<span>${label}</span>
        </button>`;
    }

    private table(evaluations: Evaluation[]): unknown {
        return html`<table class="table cards">
            <caption class="visually-hidden">${t("nav.evaluations")}</caption>
            <thead>
                <tr>
                    <th scope="col">${t("evaluation.when")}</th>
                    <th scope="col">${t("nav.models")}</th>
                    <th scope="col">${t("evaluations.tasks")}</th>
                    <th scope="col" class="number">${t("evaluations.results")}</th>
                    <th scope="col"><span class="visually-hidden">${t("field.actions")}</span></th>
                </tr>
            </thead>
            <tbody>
                ${evaluations.map(
                    (evaluation) =>
                        html`<tr>
                            <th scope="row">
                                <a href=${toHash(["evaluations", evaluation.id])}>${formatTime(evaluation.createdAt)}</a>
                            </th>
                            <td data-label=${t("nav.models")}>${evaluation.systems.join(", ")}</td>
                            <td data-label=${t("evaluations.tasks")}>${evaluation.tasks.join(", ")}</td>
                            <td data-label=${t("evaluations.results")} class="number">
                                ${formatNumber(evaluation.done - evaluation.failed)} / ${formatNumber(evaluation.total)}
                                ${evaluation.failed === 0
                                    ? nothing
                                    : html`<span class="badge failed"
                                          >${t("evaluations.failed", { count: formatNumber(evaluation.failed) })}</span
                                      >`}
                            </td>
                            ${this.remover(formatTime(evaluation.createdAt), async () => {
                                await api.deleteEvaluation(evaluation.id);
                                this.loadEvaluations();
                            })}
                        </tr>`,
                )}
            </tbody>
        </table>`;
    }

    private adviceTable(advice: Advice[]): unknown {
        return html`<table class="table cards">
            <caption class="visually-hidden">${t("advice.title")}</caption>
            <thead>
                <tr>
                    <th scope="col">${t("evaluation.when")}</th>
                    <th scope="col">${t("nav.models")}</th>
                    <th scope="col">${t("evaluations.tasks")}</th>
                    <th scope="col">${t("advice.recommended")}</th>
                    <th scope="col"><span class="visually-hidden">${t("field.actions")}</span></th>
                </tr>
            </thead>
            <tbody>
                ${advice.map(
                    ({ id, createdAt, advice: { models, tasks, recommended } }) =>
                        html`<tr>
                            <th scope="row">
                                <a href=${toHash(["evaluations", "advice", id])}>${formatTime(createdAt)}</a>
                            </th>
                            <td data-label=${t("nav.models")}>${models.map(({ model }) => model).join(", ")}</td>
                            <td data-label=${t("evaluations.tasks")}>${tasks.length === 0 ? "–" : tasks.join(", ")}</td>
                            <td data-label=${t("advice.recommended")}><strong>${recommended ?? "–"}</strong></td>
                            ${this.remover(formatTime(createdAt), async () => {
                                await api.deleteAdvice(id);
                                this.loadAdvice();
                            })}
                        </tr>`,
                )}
            </tbody>
        </table>`;
    }

    private remover(time: string, remove: () => Promise<void>): unknown {
        return html`<td class="actions">
            <button
                type="button"
                class="plain"
                ?disabled=${!session.allows("write")}
                aria-label=${t("evaluations.deleteNamed", { time })}
                @click=${() => void this.forget(time, remove)}
            >
                ${icon("trash")}
            </button>
        </td>`;
    }

    private async forget(time: string, remove: () => Promise<void>): Promise<void> {
        const agreed = await confirmed({
            title: t("evaluations.deleteNamed", { time }),
            text: t("evaluations.deleteText"),
            action: t("action.delete"),
        });
        if (!agreed) {
            return;
        }
        try {
            await remove();
        } catch (cause) {
            announceProblem(cause);
        }
    }

    private started(event: CustomEvent<Job>): void {
        if (event.detail.kind === "advise") {
            this.advising = event.detail;
        } else {
            navigate(["evaluations", event.detail.id]);
        }
    }

    private ended(event: CustomEvent<Job>): void {
        this.loadAdvice();
        if (event.detail.state === "succeeded") {
            this.advising = undefined;
            navigate(["evaluations", "advice", event.detail.id]);
        }
    }
}
