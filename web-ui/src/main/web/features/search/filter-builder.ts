import { html, nothing } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { ConsoleElement } from "../../components/element";
import { icon } from "../../components/icon";
import { inputValue } from "../../components/views";
import type { Filter } from "../../core/contract";
import { t, type MessageKey } from "../../i18n";
import {
    JOINS,
    OPERATORS,
    emptyCondition,
    parseFilter,
    toFilter,
    toTree,
    type Condition,
    type FilterNode,
    type Group,
    type Join,
    type Operator,
} from "./filter";

const OPERATOR_LABELS: Record<Operator, MessageKey> = {
    equals: "filter.equals",
    anyOf: "filter.anyOf",
    range: "filter.range",
    exists: "filter.exists",
};
const JOIN_LABELS: Record<Join, MessageKey> = { and: "filter.and", or: "filter.or", not: "filter.not" };
const FIELDS_ID = "filter-fields";

/** Builds a filter by clicking, or takes it as JSON. Tells "filter-changed" with the filter, or with nothing. */
@customElement("es-filter")
export class FilterBuilder extends ConsoleElement {
    @property({ attribute: false }) fields: string[] = [];
    @state() private tree: Group = toTree(undefined);
    @state() private raw: string | undefined;
    private told = "";

    /** The filter of the address; what was built here and comes back is left as it was typed. */
    @property({ attribute: false })
    set filter(filter: Filter | undefined) {
        const text = JSON.stringify(filter ?? null);
        if (text !== this.told) {
            this.told = text;
            this.tree = toTree(filter);
            this.raw = this.raw === undefined ? undefined : pretty(filter);
        }
    }

    protected override render(): unknown {
        return html`<div class="filter">
            <datalist id=${FIELDS_ID}>
                ${["document.key", ...this.fields].map((field) => html`<option value=${field}></option>`)}
            </datalist>
            ${this.raw === undefined ? this.group(this.tree, true) : this.rawField(this.raw)}
            <button type="button" class="small" aria-pressed=${this.raw !== undefined} @click=${this.switchRaw}>
                ${t("filter.raw")}
            </button>
        </div>`;
    }

    private rawField(raw: string): unknown {
        const { error } = parseFilter(raw);
        return html`<label for="filter-raw">${t("filter.rawLabel")}</label>
            <textarea
                id="filter-raw"
                rows="6"
                spellcheck="false"
                aria-invalid=${error === undefined ? nothing : "true"}
                aria-describedby="filter-raw-hint"
                .value=${raw}
                @input=${(event: Event) => this.rawChanged(inputValue(event))}
            ></textarea>
            <p id="filter-raw-hint" class=${error === undefined ? "hint" : "error"}>
                ${error === undefined || error === "shape" ? t("filter.rawHint") : error}
            </p>`;
    }

    private group(group: Group, top = false, remove: unknown = nothing): unknown {
        return html`<fieldset class="filter-group">
            <legend class="visually-hidden">${t(top ? "filter.title" : "filter.group")}</legend>
            ${top && group.children.length < 2 && group.join === "and"
                ? nothing
                : html`<div class="row">
                      <select aria-label=${t("filter.join")} @change=${(event: Event) => this.join(group, event)}>
                          ${JOINS.map(
                              (join) =>
                                  html`<option value=${join} ?selected=${join === group.join}>
                                      ${t(JOIN_LABELS[join])}
                                  </option>`,
                          )}
                      </select>
                      ${remove}
                  </div>`}
            ${group.children.map((child) => this.node(child, group))}
            <div class="row">
                <button type="button" class="small" @click=${() => this.addTo(group, emptyCondition())}>
                    ${icon("plus")}<span>${t("filter.addCondition")}</span>
                </button>
                <button
                    type="button"
                    class="small"
                    @click=${() => this.addTo(group, { kind: "group", join: "or", children: [emptyCondition()] })}
                >
                    ${icon("plus")}<span>${t("filter.addGroup")}</span>
                </button>
            </div>
        </fieldset>`;
    }

    private node(node: FilterNode, parent: Group): unknown {
        const remove = html`<button
            type="button"
            class="plain"
            aria-label=${t("filter.remove")}
            @click=${() => {
                parent.children = parent.children.filter((child) => child !== node);
                this.tell();
            }}
        >
            ${icon("close")}
        </button>`;
        return node.kind === "group" ? this.group(node, false, remove) : this.condition(node, remove);
    }

    private condition(condition: Condition, remove: unknown): unknown {
        return html`<div class="filter-condition">
            <input
                list=${FIELDS_ID}
                aria-label=${t("filter.field")}
                placeholder=${t("filter.field")}
                spellcheck="false"
                .value=${condition.field}
                @input=${(event: Event) => this.edit(condition, { field: inputValue(event) })}
            />
            <select
                aria-label=${t("filter.operator")}
                @change=${(event: Event) => this.edit(condition, { operator: operatorOf(inputValue(event)) })}
            >
                ${OPERATORS.map(
                    (operator) =>
                        html`<option value=${operator} ?selected=${operator === condition.operator}>
                            ${t(OPERATOR_LABELS[operator])}
                        </option>`,
                )}
            </select>
            ${this.values(condition)} ${remove}
        </div>`;
    }

    private values(condition: Condition): unknown {
        const field = (name: "value" | "min" | "max", label: string): unknown =>
            html`<input
                aria-label=${label}
                placeholder=${label}
                spellcheck="false"
                .value=${condition[name]}
                @input=${(event: Event) => this.edit(condition, { [name]: inputValue(event) })}
            />`;
        switch (condition.operator) {
            case "equals":
                return field("value", t("filter.value"));
            case "anyOf":
                return field("value", t("filter.values"));
            case "range":
                return html`${field("min", t("filter.min"))} ${field("max", t("filter.max"))}`;
            case "exists":
                return nothing;
        }
    }

    private join(group: Group, event: Event): void {
        group.join = JOINS.find((join) => join === inputValue(event)) ?? "and";
        this.tell();
    }

    private addTo(group: Group, node: FilterNode): void {
        group.children = [...group.children, node];
        this.requestUpdate();
    }

    private edit(condition: Condition, change: Partial<Omit<Condition, "kind">>): void {
        Object.assign(condition, change);
        this.tell();
    }

    private switchRaw(): void {
        const { raw } = this;
        if (raw === undefined) {
            this.raw = pretty(toFilter(this.tree));
        } else {
            this.tree = toTree(parseFilter(raw).filter);
            this.raw = undefined;
        }
    }

    private rawChanged(text: string): void {
        this.raw = text;
        const { filter, error } = parseFilter(text);
        if (error === undefined) {
            this.send(filter);
        }
    }

    private tell(): void {
        this.requestUpdate();
        this.send(toFilter(this.tree));
    }

    private send(filter: Filter | undefined): void {
        this.told = JSON.stringify(filter ?? null);
        this.dispatchEvent(new CustomEvent<Filter | undefined>("filter-changed", { detail: filter }));
    }
}

function operatorOf(text: string): Operator {
    return OPERATORS.find((operator) => operator === text) ?? "equals";
}

function pretty(filter: Filter | undefined): string {
    return filter === undefined ? "" : JSON.stringify(filter, null, 2);
}
