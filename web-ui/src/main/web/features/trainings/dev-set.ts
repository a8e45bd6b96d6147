import { html } from "lit";
import { customElement, state } from "lit/decorators.js";
import { ConsoleElement } from "../../components/element";
import { loaded } from "../../components/views";
import { api } from "../../core/api";
import type { Collection, EvaluationSet } from "../../core/contract";
import { Loader } from "../../core/loader";
import type { JudgedSet } from "../../core/training-contract";
import { t } from "../../i18n";
import { choiceField, named } from "./new-model-form";

/** What a model is measured on while it is trained: a file, or judged queries of a collection. */
@customElement("es-dev-set")
export class DevSetField extends ConsoleElement {
    @state() private collection = "";
    @state() private chosenSet = "";
    private chosenFile: File | undefined;
    private readonly collections = new Loader<Collection[]>(this);
    private readonly sets = new Loader<EvaluationSet[]>(this);

    /** Where no collection was chosen. */
    get file(): File | undefined {
        return this.collection === "" ? this.chosenFile : undefined;
    }

    /** Of the collection that was chosen. */
    get set(): JudgedSet | undefined {
        const set = this.standing(this.sets.value ?? []);
        return this.collection === "" || set === "" ? undefined : { collection: this.collection, set };
    }

    override connectedCallback(): void {
        super.connectedCallback();
        this.ask();
    }

    /** Asks for what there is now. */
    ask(): void {
        void this.collections.load(async (signal) => (await api.collections(signal)).collections);
        this.loadSets();
    }

    private loadSets(): void {
        const { collection } = this;
        if (collection !== "") {
            void this.sets.load(async (signal) =>
                (await api.evaluationSets(collection, signal)).sets.filter(({ judged }) => judged > 0),
            );
        }
    }

    private standing(sets: EvaluationSet[]): string {
        const names = sets.map(({ name }) => name);
        return names.includes(this.chosenSet) ? this.chosenSet : (names[0] ?? "");
    }

    protected override render(): unknown {
        return html`<div class="field-grid">
                ${choiceField(
                    {
                        id: "training-dev-from",
                        label: t("training.devFrom"),
                        chosen: this.collection,
                        choose: (name) => this.chooseCollection(name),
                    },
                    [["", t("training.devFromFile")], ...named((this.collections.value ?? []).map(({ name }) => name))],
                )}
                ${this.collection === "" ? this.fileField() : loaded(this.sets, () => this.loadSets(), this.setField)}
            </div>
            <p class="hint" id="training-dev-hint">${t("training.devHint")}</p>`;
    }

    private chooseCollection(name: string): void {
        this.collection = name;
        this.chosenFile = undefined;
        this.sets.clear();
        this.loadSets();
    }

    private fileField(): unknown {
        return html`<div class="field">
            <label for="training-dev">${t("training.devFile")}</label>
            <input
                id="training-dev"
                type="file"
                aria-describedby="training-dev-hint"
                @change=${(event: Event) => (this.chosenFile = (event.target as HTMLInputElement).files?.[0])}
            />
        </div>`;
    }

    private readonly setField = (sets: EvaluationSet[]): unknown =>
        sets.length === 0
            ? html`<p class="hint">${t("training.devNoSet")}</p>`
            : choiceField(
                  {
                      id: "training-dev-set",
                      label: t("evaluation.set"),
                      chosen: this.standing(sets),
                      choose: (set) => (this.chosenSet = set),
                  },
                  sets.map(({ name, judged }) => [name, t("training.devSet", { name, judged })]),
              );
}
