import { html, nothing } from "lit";
import { customElement, state } from "lit/decorators.js";
import { ModalElement } from "../../components/modal";
import { inputValue, loaded, problemView } from "../../components/views";
import { api } from "../../core/api";
import type { Job, Model } from "../../core/contract";
import { Loader } from "../../core/loader";
import { isEncoder } from "../../core/model-kind";
import { Problem } from "../../core/problem";
import type { ModelKind, TrainingSettings } from "../../core/training-contract";
import { t } from "../../i18n";
import { LOSSES, MAIN_FIELDS, MORE_FIELDS, typedNumbers, type NumberField } from "./training-fields";

/** Which model learns what. Tells "training-started". */
@customElement("es-training-form")
export class TrainingForm extends ModalElement {
    @state() private kind: ModelKind = "encoder";
    @state() private model = "";
    @state() private name = "";
    @state() private train: readonly File[] = [];
    @state() private dev: File | undefined;
    @state() private loss = "";
    @state() private typed: ReadonlyMap<string, string> = new Map();
    @state() private busy = false;
    @state() private problem: Problem | undefined;
    private readonly models = new Loader<Model[]>(this);

    protected override get heading(): string {
        return t("trainings.new");
    }

    async openNew(): Promise<void> {
        this.problem = undefined;
        this.loadModels();
        await this.open();
    }

    private loadModels(): void {
        void this.models.load(async (signal) =>
            (await api.models(signal)).models.filter(({ precision }) => precision === "fp32"),
        );
    }

    private choices(models: Model[]): Model[] {
        return this.kind === "encoder" ? models.filter(isEncoder) : models;
    }

    /** The one chosen, as long as it can be. */
    private chosen(models: Model[]): string {
        const ids = this.choices(models).map(({ id }) => id);
        return ids.includes(this.model) ? this.model : (ids[0] ?? "");
    }

    protected override body(): unknown {
        const ready = this.name.trim() !== "" && this.train.length > 0;
        return html`<form class="training-form" @submit=${this.submit}>
            <p class="hint">${t("trainings.newHint")}</p>
            ${loaded(this.models, () => this.loadModels(), (models) => this.fields(models))}
            ${this.problem === undefined ? nothing : problemView(this.problem)}
            <div class="dialog-actions">
                <button type="button" @click=${() => this.close()}>${t("action.cancel")}</button>
                <button type="submit" class="primary" ?disabled=${this.busy || !ready}>${t("trainings.start")}</button>
            </div>
        </form>`;
    }

    private fields(models: Model[]): unknown {
        const chosen = this.chosen(models);
        return html`<div class="field-grid">
                <div class="field">
                    <label for="training-kind">${t("training.kind")}</label>
                    <select id="training-kind" @change=${(event: Event) => (this.kind = inputValue(event) as ModelKind)}>
                        <option value="encoder" ?selected=${this.kind === "encoder"}>${t("training.encoder")}</option>
                        <option value="reranker" ?selected=${this.kind === "reranker"}>${t("models.reranker")}</option>
                    </select>
                </div>
                <div class="field">
                    <label for="training-model">${t("training.base")}</label>
                    <select id="training-model" @change=${(event: Event) => (this.model = inputValue(event))}>
                        ${this.choices(models).map(
                            ({ id }) => html`<option value=${id} ?selected=${id === chosen}>${id}</option>`,
                        )}
                    </select>
                </div>
                <div class="field">
                    <label for="training-name">${t("training.name")}</label>
                    <input
                        id="training-name"
                        required
                        maxlength="96"
                        pattern="[A-Za-z0-9][A-Za-z0-9._\\-]*"
                        title=${t("training.nameHint")}
                        autocomplete="off"
                        .value=${this.name}
                        @input=${(event: Event) => (this.name = inputValue(event))}
                    />
                </div>
            </div>
            <label for="training-file">${t("training.file")}</label>
            <input
                id="training-file"
                type="file"
                multiple
                aria-describedby="training-file-hint"
                @change=${(event: Event) => (this.train = filesOf(event))}
            />
            <p class="hint" id="training-file-hint">${t("training.fileHint")}</p>
            <label for="training-dev">${t("training.devFile")}</label>
            <input
                id="training-dev"
                type="file"
                aria-describedby="training-dev-hint"
                @change=${(event: Event) => (this.dev = filesOf(event)[0])}
            />
            <p class="hint" id="training-dev-hint">${t("training.devHint")}</p>
            <div class="field-grid">${MAIN_FIELDS.map((field) => this.number(field))}</div>
            <details>
                <summary>${t("training.more")}</summary>
                <div class="field-grid">
                    <div class="field">
                        <label for="training-loss">${t("training.lossFunction")}</label>
                        <select id="training-loss" @change=${(event: Event) => (this.loss = inputValue(event))}>
                            <option value="">${t("training.usual")}</option>
                            ${LOSSES.map(
                                (loss) => html`<option value=${loss} ?selected=${loss === this.loss}>${loss}</option>`,
                            )}
                        </select>
                    </div>
                    ${MORE_FIELDS.map((field) => this.number(field))}
                </div>
            </details>`;
    }

    private number({ name, label, usual, min, max, step }: NumberField): unknown {
        const id = `training-${name}`;
        return html`<div class="field">
            <label for=${id}>${t(label)}</label>
            <input
                id=${id}
                type="number"
                min=${min}
                max=${max}
                step=${step}
                placeholder=${usual === "" ? t("training.usual") : usual}
                .value=${this.typed.get(name) ?? ""}
                @input=${(event: Event) => (this.typed = new Map(this.typed).set(name, inputValue(event)))}
            />
        </div>`;
    }

    private settings(): TrainingSettings {
        return { ...typedNumbers(this.typed), ...(this.loss === "" ? {} : { loss: this.loss }) };
    }

    private async submit(event: Event): Promise<void> {
        event.preventDefault();
        this.busy = true;
        this.problem = undefined;
        try {
            const job = await api.train(
                {
                    name: this.name.trim(),
                    model: this.chosen(this.models.value ?? []),
                    kind: this.kind,
                    settings: this.settings(),
                },
                { train: this.train, dev: this.dev },
            );
            this.close();
            this.dispatchEvent(new CustomEvent<Job>("training-started", { detail: job, bubbles: true }));
        } catch (cause) {
            this.problem = Problem.from(cause);
        } finally {
            this.busy = false;
        }
    }
}

function filesOf(event: Event): File[] {
    return [...((event.target as HTMLInputElement).files ?? [])];
}
