import { html, nothing } from "lit";
import { customElement, state } from "lit/decorators.js";
import { ModalElement } from "../../components/modal";
import { inputValue, loaded, problemView } from "../../components/views";
import { api } from "../../core/api";
import type { Job, Model } from "../../core/contract";
import { Loader } from "../../core/loader";
import { Problem } from "../../core/problem";
import type { Merge } from "../../core/training-contract";
import { t } from "../../i18n";

/** Methods whose coefficients weigh differences from a base. */
const WITH_BASE = ["task_arithmetic", "ties", "dare_linear", "dare_ties"] as const;
const METHODS = ["linear", "slerp", ...WITH_BASE] as const;
const EVEN = 0.5;

/** Two models become one. Tells "merge-started". */
@customElement("es-merge-form")
export class MergeForm extends ModalElement {
    @state() private name = "";
    @state() private first = "";
    @state() private second = "";
    @state() private base = "";
    @state() private share = EVEN;
    @state() private method: string = "linear";
    @state() private busy = false;
    @state() private problem: Problem | undefined;
    private readonly models = new Loader<Model[]>(this);

    protected override get heading(): string {
        return t("merge.new");
    }

    async openNew(): Promise<void> {
        this.problem = undefined;
        this.loadModels();
        await this.open();
    }

    private loadModels(): void {
        void this.models.load(async (signal) =>
            (await api.models(signal)).models.filter(({ precision }) => precision !== "int8"),
        );
    }

    protected override body(): unknown {
        return html`<form @submit=${this.submit}>
            <p class="hint">${t("merge.hint")}</p>
            ${loaded(this.models, () => this.loadModels(), (models) => this.fields(models.map(({ id }) => id)))}
            ${this.problem === undefined ? nothing : problemView(this.problem)}
            <div class="dialog-actions">
                <button type="button" @click=${() => this.close()}>${t("action.cancel")}</button>
                <button type="submit" class="primary" ?disabled=${this.busy || this.name.trim() === ""}>
                    ${t("merge.start")}
                </button>
            </div>
        </form>`;
    }

    private fields(models: string[]): unknown {
        const { first, second, base } = this.chosen(models);
        return html`<div class="field-grid">
            ${modelField("merge-first", t("compare.model", { letter: "A" }), models, first, (id) => (this.first = id))}
            ${modelField("merge-second", t("compare.model", { letter: "B" }), models, second, (id) => (this.second = id))}
            <div class="field">
                <label for="merge-share">${t("merge.share")}</label>
                <input
                    id="merge-share"
                    type="number"
                    min="0"
                    max="1"
                    step="0.05"
                    .value=${String(this.share)}
                    @input=${(event: Event) => (this.share = Number(inputValue(event)))}
                />
            </div>
            <div class="field">
                <label for="merge-method">${t("merge.method")}</label>
                <select id="merge-method" @change=${(event: Event) => (this.method = inputValue(event))}>
                    ${METHODS.map(
                        (method) => html`<option value=${method} ?selected=${method === this.method}>${method}</option>`,
                    )}
                </select>
            </div>
            ${this.needsBase
                ? modelField("merge-base", t("merge.base"), models, base, (id) => (this.base = id))
                : nothing}
            <div class="field">
                <label for="merge-name">${t("training.name")}</label>
                <input
                    id="merge-name"
                    required
                    maxlength="96"
                    pattern="[A-Za-z0-9][A-Za-z0-9._\\-]*"
                    title=${t("training.nameHint")}
                    autocomplete="off"
                    .value=${this.name}
                    @input=${(event: Event) => (this.name = inputValue(event))}
                />
            </div>
        </div>`;
    }

    private get needsBase(): boolean {
        return (WITH_BASE as readonly string[]).includes(this.method);
    }

    /** What stands in the fields: choices of before that are there no more are replaced. */
    private chosen(models: string[]): { first: string; second: string; base: string } {
        const first = models.includes(this.first) ? this.first : (models[0] ?? "");
        const other = models.find((model) => model !== first) ?? "";
        return {
            first,
            second: models.includes(this.second) && this.second !== first ? this.second : other,
            base: models.includes(this.base) ? this.base : (models[0] ?? ""),
        };
    }

    private async submit(event: Event): Promise<void> {
        event.preventDefault();
        this.busy = true;
        this.problem = undefined;
        const { first, second, base } = this.chosen((this.models.value ?? []).map(({ id }) => id));
        const merge: Merge = {
            name: this.name.trim(),
            models: [first, second],
            coefficients: [this.share, Math.round((1 - this.share) * 1e6) / 1e6],
            method: this.method,
            ...(this.needsBase ? { base } : {}),
        };
        try {
            const job = await api.merge(merge);
            this.close();
            this.dispatchEvent(new CustomEvent<Job>("merge-started", { detail: job, bubbles: true }));
        } catch (cause) {
            this.problem = Problem.from(cause);
        } finally {
            this.busy = false;
        }
    }
}

function modelField(id: string, label: string, models: string[], chosen: string, choose: (id: string) => void): unknown {
    return html`<div class="field">
        <label for=${id}>${label}</label>
        <select id=${id} @change=${(event: Event) => choose(inputValue(event))}>
            ${models.map((model) => html`<option value=${model} ?selected=${model === chosen}>${model}</option>`)}
        </select>
    </div>`;
}
