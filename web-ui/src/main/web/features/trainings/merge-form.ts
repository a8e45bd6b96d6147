import { html, nothing } from "lit";
import { customElement, state } from "lit/decorators.js";
import { inputValue } from "../../components/views";
import { api } from "../../core/api";
import type { Job, Model } from "../../core/contract";
import type { Merge } from "../../core/training-contract";
import { t } from "../../i18n";
import { choiceField, named, NewModelForm } from "./new-model-form";

/** Methods whose coefficients weigh differences from a base. */
const WITH_BASE = ["task_arithmetic", "ties", "dare_linear", "dare_ties"] as const;
const METHODS = ["linear", "slerp", ...WITH_BASE] as const;
const EVEN = 0.5;

/** Two models become one. Tells "merge-started". */
@customElement("es-merge-form")
export class MergeForm extends NewModelForm {
    @state() private first = "";
    @state() private second = "";
    @state() private base = "";
    @state() private share = EVEN;
    @state() private method: string = "linear";

    protected override get heading(): string {
        return t("merge.new");
    }

    protected override get hint(): string {
        return t("merge.hint");
    }

    protected override get startLabel(): string {
        return t("merge.start");
    }

    protected override get started(): string {
        return "merge-started";
    }

    protected override isUsable({ precision }: Model): boolean {
        return precision !== "int8";
    }

    protected override fields(models: Model[]): unknown {
        const ids = named(models.map(({ id }) => id));
        const { first, second, base } = this.chosen(models);
        return html`<div class="field-grid">
            ${choiceField(
                { id: "merge-first", label: this.letter("A"), chosen: first, choose: (id) => (this.first = id) },
                ids,
            )}
            ${choiceField(
                { id: "merge-second", label: this.letter("B"), chosen: second, choose: (id) => (this.second = id) },
                ids,
            )}
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
            ${choiceField(
                {
                    id: "merge-method",
                    label: t("merge.method"),
                    chosen: this.method,
                    choose: (method) => (this.method = method),
                },
                named(METHODS),
            )}
            ${this.needsBase
                ? choiceField(
                      { id: "merge-base", label: t("merge.base"), chosen: base, choose: (id) => (this.base = id) },
                      ids,
                  )
                : nothing}
            ${this.nameField("merge-name")}
        </div>`;
    }

    private letter(letter: string): string {
        return t("compare.model", { letter });
    }

    private get needsBase(): boolean {
        return (WITH_BASE as readonly string[]).includes(this.method);
    }

    /** What stands in the fields: choices of before that are there no more are replaced. */
    private chosen(models: Model[]): { first: string; second: string; base: string } {
        const ids = models.map(({ id }) => id);
        const first = ids.includes(this.first) ? this.first : (ids[0] ?? "");
        const other = ids.find((id) => id !== first) ?? "";
        return {
            first,
            second: ids.includes(this.second) && this.second !== first ? this.second : other,
            base: ids.includes(this.base) ? this.base : (ids[0] ?? ""),
        };
    }

    protected override async start(models: Model[]): Promise<Job> {
        const { first, second, base } = this.chosen(models);
        const merge: Merge = {
            name: this.name.trim(),
            models: [first, second],
            coefficients: [this.share, Math.round((1 - this.share) * 1e6) / 1e6],
            method: this.method,
            ...(this.needsBase ? { base } : {}),
        };
        return api.merge(merge);
    }
}
