import { html, nothing } from "lit";
import { state } from "lit/decorators.js";
import { ModalElement } from "../../components/modal";
import { inputValue, loaded, problemView } from "../../components/views";
import { api } from "../../core/api";
import type { Job, Model } from "../../core/contract";
import { Loader } from "../../core/loader";
import { Problem } from "../../core/problem";
import { t } from "../../i18n";

/** A dialog that asks what a new model is made of, and starts the job that makes it. */
export abstract class NewModelForm extends ModalElement {
    @state() protected name = "";
    @state() private busy = false;
    @state() private problem: Problem | undefined;
    private readonly models = new Loader<Model[]>(this);

    protected abstract get hint(): string;
    protected abstract get startLabel(): string;
    /** Told with the job once that has been started. */
    protected abstract get started(): string;

    /** Whether a new model can be made of it. */
    protected abstract isUsable(model: Model): boolean;
    protected abstract fields(models: Model[]): unknown;
    protected abstract start(models: Model[]): Promise<Job>;

    protected get isReady(): boolean {
        return this.name.trim() !== "";
    }

    async openNew(): Promise<void> {
        this.problem = undefined;
        this.loadModels();
        await this.open();
    }

    private loadModels(): void {
        void this.models.load(async (signal) =>
            (await api.models(signal)).models.filter((model) => this.isUsable(model)),
        );
    }

    protected override body(): unknown {
        return html`<form class="new-model-form" @submit=${this.submit}>
            <p class="hint">${this.hint}</p>
            ${loaded(this.models, () => this.loadModels(), (models) => this.fields(models))}
            ${this.problem === undefined ? nothing : problemView(this.problem)}
            <div class="dialog-actions">
                <button type="button" @click=${() => this.close()}>${t("action.cancel")}</button>
                <button type="submit" class="primary" ?disabled=${this.busy || !this.isReady}>${this.startLabel}</button>
            </div>
        </form>`;
    }

    protected nameField(id: string): unknown {
        return html`<div class="field">
            <label for=${id}>${t("training.name")}</label>
            <input
                id=${id}
                required
                maxlength="96"
                pattern="[A-Za-z0-9][A-Za-z0-9._\\-]*"
                title=${t("training.nameHint")}
                autocomplete="off"
                .value=${this.name}
                @input=${(event: Event) => (this.name = inputValue(event))}
            />
        </div>`;
    }

    private async submit(event: Event): Promise<void> {
        event.preventDefault();
        this.busy = true;
        this.problem = undefined;
        try {
            const job = await this.start(this.models.value ?? []);
            this.close();
            this.dispatchEvent(new CustomEvent<Job>(this.started, { detail: job, bubbles: true }));
        } catch (cause) {
            this.problem = Problem.from(cause);
        } finally {
            this.busy = false;
        }
    }
}

/** Something to choose from. */
export interface Choice {
    id: string;
    label: string;
    chosen: string;
    choose: (value: string) => void;
}

export function choiceField({ id, label, chosen, choose }: Choice, options: readonly (readonly [string, string])[]): unknown {
    return html`<div class="field">
        <label for=${id}>${label}</label>
        <select id=${id} @change=${(event: Event) => choose(inputValue(event))}>
            ${options.map(
                ([value, text]) => html`<option value=${value} ?selected=${value === chosen}>${text}</option>`,
            )}
        </select>
    </div>`;
}

/** Options that are called what they are. */
export function named(values: readonly string[]): [string, string][] {
    return values.map((value) => [value, value]);
}
