import { html, nothing } from "lit";
import { customElement, state } from "lit/decorators.js";
import { ModalElement } from "../../components/modal";
import { inputValue, loaded, problemView } from "../../components/views";
import { api } from "../../core/api";
import type { Collection, EvaluationSet, EvaluationTask, Job, Model } from "../../core/contract";
import { formatNumber } from "../../core/format";
import { Loader } from "../../core/loader";
import { isEncoder } from "../../core/model-kind";
import { Problem } from "../../core/problem";
import { t } from "../../i18n";
import { modelChoice, taskChoice } from "./choice";
import { matches } from "./task-filter";

export type Purpose = "evaluate" | "advise";

interface Offer {
    models: Model[];
    rerankers: Model[];
    tasks: EvaluationTask[];
    collections: Collection[];
}

const PASSAGES = [10_000, 100_000, 1_000_000, 10_000_000] as const;

/** Which models on which tasks, to see them side by side or to be told which one to take. Tells "measuring-started". */
@customElement("es-measure-form")
export class MeasureForm extends ModalElement {
    @state() private purpose: Purpose = "evaluate";
    @state() private models: ReadonlySet<string> = new Set();
    @state() private tasks: ReadonlySet<string> = new Set();
    @state() private reranker = "";
    @state() private typed = "";
    @state() private collection = "";
    @state() private set = "";
    @state() private passages = 1_000_000;
    @state() private busy = false;
    @state() private problem: Problem | undefined;
    private readonly offer = new Loader<Offer>(this);
    private readonly sets = new Loader<EvaluationSet[]>(this);

    protected override get heading(): string {
        return this.purpose === "evaluate" ? t("evaluations.new") : t("advice.new");
    }

    async openFor(purpose: Purpose): Promise<void> {
        this.purpose = purpose;
        this.problem = undefined;
        this.typed = "";
        this.loadOffer();
        await this.open();
    }

    private loadOffer(): void {
        void this.offer.load(async (signal) => {
            const [{ models }, { tasks }, { collections }] = await Promise.all([
                api.models(signal),
                api.evaluationTasks(signal),
                api.collections(signal),
            ]);
            return {
                models: models.filter(isEncoder),
                rerankers: models.filter((model) => !isEncoder(model)),
                tasks,
                collections,
            };
        });
    }

    private get isReady(): boolean {
        const byCollection = this.purpose === "advise" && this.collection !== "";
        return this.models.size > 0 && (this.tasks.size > 0 || byCollection);
    }

    protected override body(): unknown {
        return html`<form class="measure-form" @submit=${this.submit}>
            <p class="hint">${this.purpose === "evaluate" ? t("evaluations.newHint") : t("advice.newHint")}</p>
            ${loaded(this.offer, () => this.loadOffer(), (offer) => this.fields(offer))}
            ${this.problem === undefined ? nothing : problemView(this.problem)}
            <div class="dialog-actions">
                <button type="button" @click=${() => this.close()}>${t("action.cancel")}</button>
                <button type="submit" class="primary" ?disabled=${this.busy || !this.isReady}>
                    ${this.purpose === "evaluate" ? t("evaluations.start") : t("advice.start")}
                </button>
            </div>
        </form>`;
    }

    private fields({ models, rerankers, tasks, collections }: Offer): unknown {
        const shown = tasks.filter((task) => matches(task, this.typed));
        return html`${modelChoice(models, this.models, (name, chosen) => (this.models = toggled(this.models, name, chosen)))}
            <div class="tasks-head">
                <label for="task-filter">
                    ${t("evaluations.tasks")}
                    <span class="hint">${t("evaluations.chosen", { count: this.tasks.size })}</span>
                </label>
                <input
                    id="task-filter"
                    type="search"
                    autocomplete="off"
                    placeholder=${t("evaluations.filter")}
                    .value=${this.typed}
                    @input=${(event: Event) => (this.typed = inputValue(event))}
                />
            </div>
            ${taskChoice(shown, this.tasks, (name, chosen) => (this.tasks = toggled(this.tasks, name, chosen)))}
            ${this.purpose === "advise" ? this.adviceFields(collections) : this.rerankerField(rerankers)}`;
    }

    private rerankerField(rerankers: Model[]): unknown {
        if (rerankers.length === 0) {
            return nothing;
        }
        return html`<div class="field">
            <label for="evaluation-reranker">${t("models.reranker")}</label>
            <select
                id="evaluation-reranker"
                aria-describedby="evaluation-reranker-hint"
                @change=${(event: Event) => (this.reranker = inputValue(event))}
            >
                <option value="">${t("search.noReranker")}</option>
                ${rerankers.map(
                    ({ id }) => html`<option value=${id} ?selected=${id === this.reranker}>${id}</option>`,
                )}
            </select>
            <p class="hint" id="evaluation-reranker-hint">${t("evaluations.rerankerHint")}</p>
        </div>`;
    }

    private adviceFields(collections: Collection[]): unknown {
        return html`<div class="row fields">
            <div class="field">
                <label for="advice-collection">${t("advice.collection")}</label>
                <select id="advice-collection" @change=${(event: Event) => this.chooseCollection(inputValue(event))}>
                    <option value="">${t("advice.noCollection")}</option>
                    ${collections.map(
                        ({ name }) =>
                            html`<option value=${name} ?selected=${name === this.collection}>${name}</option>`,
                    )}
                </select>
            </div>
            ${this.setField()}
            <div class="field">
                <label for="advice-passages">${t("advice.passages")}</label>
                <select id="advice-passages" @change=${(event: Event) => (this.passages = Number(inputValue(event)))}>
                    ${PASSAGES.map(
                        (count) =>
                            html`<option value=${count} ?selected=${count === this.passages}>
                                ${formatNumber(count)}
                            </option>`,
                    )}
                </select>
            </div>
        </div>`;
    }

    private chooseCollection(name: string): void {
        this.collection = name;
        this.set = "";
        this.sets.clear();
        if (name !== "") {
            void this.sets.load(async (signal) =>
                (await api.evaluationSets(name, signal)).sets.filter(({ judged }) => judged > 0),
            );
        }
    }

    /** Of a collection that has one. */
    private setField(): unknown {
        const sets = this.collection === "" ? [] : (this.sets.value ?? []);
        return sets.length === 0
            ? nothing
            : html`<div class="field">
                  <label for="advice-set">${t("advice.set")}</label>
                  <select id="advice-set" @change=${(event: Event) => (this.set = inputValue(event))}>
                      <option value="">${t("advice.noCollection")}</option>
                      ${sets.map(
                          ({ name, judged }) =>
                              html`<option value=${name} ?selected=${name === this.set}>
                                  ${t("training.devSet", { name, judged })}
                              </option>`,
                      )}
                  </select>
              </div>`;
    }

    private async submit(event: Event): Promise<void> {
        event.preventDefault();
        this.busy = true;
        this.problem = undefined;
        const wish = { models: [...this.models], tasks: [...this.tasks] };
        try {
            const job =
                this.purpose === "evaluate"
                    ? await api.evaluateModels({
                          ...wish,
                          ...(this.reranker === "" ? {} : { rerank: { model: this.reranker } }),
                      })
                    : await api.advise({
                          ...wish,
                          passages: this.passages,
                          ...(this.collection === "" ? {} : { collection: this.collection }),
                          ...(this.set === "" ? {} : { set: this.set }),
                      });
            this.close();
            this.dispatchEvent(new CustomEvent<Job>("measuring-started", { detail: job, bubbles: true }));
        } catch (cause) {
            this.problem = Problem.from(cause);
        } finally {
            this.busy = false;
        }
    }
}

function toggled(before: ReadonlySet<string>, name: string, chosen: boolean): ReadonlySet<string> {
    const after = new Set(before);
    if (chosen) {
        after.add(name);
    } else {
        after.delete(name);
    }
    return after;
}
