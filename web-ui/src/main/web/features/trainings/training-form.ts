import { html, nothing } from "lit";
import { customElement, query, state } from "lit/decorators.js";
import { inputValue } from "../../components/views";
import { api } from "../../core/api";
import type { Job, Model } from "../../core/contract";
import { isEncoder } from "../../core/model-kind";
import type { ModelKind, TrainingSettings } from "../../core/training-contract";
import { t } from "../../i18n";
import "./dev-set";
import type { DevSetField } from "./dev-set";
import { choiceField, named, NewModelForm } from "./new-model-form";
import {
    INSTRUCTION_FIELDS,
    MAIN_FIELDS,
    MORE_FIELDS,
    typedNumbers,
    WORD_FIELDS,
    type NumberField,
} from "./training-fields";

/** Which model learns what. Tells "training-started". */
@customElement("es-training-form")
export class TrainingForm extends NewModelForm {
    @state() private kind: ModelKind = "encoder";
    @state() private model = "";
    @state() private train: readonly File[] = [];
    /** Words and instructions by name; an empty one is the command's default. */
    @state() private words: ReadonlyMap<string, string> = new Map();
    @state() private typed: ReadonlyMap<string, string> = new Map();
    @query("es-dev-set") private readonly dev!: DevSetField | null;

    protected override get heading(): string {
        return t("trainings.new");
    }

    protected override get hint(): string {
        return t("trainings.newHint");
    }

    protected override get startLabel(): string {
        return t("trainings.start");
    }

    protected override get started(): string {
        return "training-started";
    }

    protected override get isReady(): boolean {
        return super.isReady && this.train.length > 0;
    }

    protected override isUsable({ precision }: Model): boolean {
        return precision === "fp32";
    }

    override async openNew(): Promise<void> {
        this.dev?.ask();
        await super.openNew();
    }

    private choices(models: Model[]): Model[] {
        return this.kind === "encoder" ? models.filter(isEncoder) : models;
    }

    /** The one chosen, as long as it can be. */
    private chosen(models: Model[]): string {
        const ids = this.choices(models).map(({ id }) => id);
        return ids.includes(this.model) ? this.model : (ids[0] ?? "");
    }

    protected override fields(models: Model[]): unknown {
        return html`<div class="field-grid">
                ${choiceField(
                    {
                        id: "training-kind",
                        label: t("training.kind"),
                        chosen: this.kind,
                        choose: (kind) => (this.kind = kind as ModelKind),
                    },
                    [
                        ["encoder", t("training.encoder")],
                        ["reranker", t("models.reranker")],
                    ],
                )}
                ${choiceField(
                    {
                        id: "training-model",
                        label: t("training.base"),
                        chosen: this.chosen(models),
                        choose: (id) => (this.model = id),
                    },
                    named(this.choices(models).map(({ id }) => id)),
                )}
                ${this.nameField("training-name")}
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
            <es-dev-set></es-dev-set>
            <div class="field-grid">${MAIN_FIELDS.map((field) => this.number(field))}</div>
            <details>
                <summary>${t("training.more")}</summary>
                <div class="field-grid">
                    ${WORD_FIELDS.map(({ name, label, words }) =>
                        choiceField(
                            {
                                id: `training-${name}`,
                                label: t(label),
                                chosen: this.words.get(name) ?? "",
                                choose: (word) => this.say(name, word),
                            },
                            [["", t("training.usual")], ...named(words)],
                        ),
                    )}
                    ${this.kind === "encoder"
                        ? INSTRUCTION_FIELDS.map(({ name, label }) => this.instruction(name, t(label)))
                        : nothing}
                    ${MORE_FIELDS.map((field) => this.number(field))}
                </div>
            </details>`;
    }

    private say(name: string, word: string): void {
        this.words = new Map(this.words).set(name, word);
    }

    private instruction(name: string, label: string): unknown {
        const id = `training-${name}`;
        return html`<div class="field">
            <label for=${id}>${label}</label>
            <input
                id=${id}
                maxlength="2048"
                placeholder=${t("training.usual")}
                autocomplete="off"
                .value=${this.words.get(name) ?? ""}
                @input=${(event: Event) => this.say(name, inputValue(event))}
            />
        </div>`;
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
        const shown = [...WORD_FIELDS, ...(this.kind === "encoder" ? INSTRUCTION_FIELDS : [])].map(({ name }) => name);
        const said = [...this.words].filter(([name, word]) => word !== "" && shown.includes(name));
        return { ...typedNumbers(this.typed), ...Object.fromEntries(said) };
    }

    protected override async start(models: Model[]): Promise<Job> {
        return api.train(
            {
                name: this.name.trim(),
                model: this.chosen(models),
                kind: this.kind,
                dev: this.dev?.set,
                settings: this.settings(),
            },
            { train: this.train, dev: this.dev?.file },
        );
    }
}

function filesOf(event: Event): File[] {
    return [...((event.target as HTMLInputElement).files ?? [])];
}
