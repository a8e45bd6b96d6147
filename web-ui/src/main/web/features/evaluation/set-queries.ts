import { html, nothing, type PropertyValues } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { repeat } from "lit/directives/repeat.js";
import { announceProblem } from "../../components/announcer";
import { ConsoleElement } from "../../components/element";
import { icon } from "../../components/icon";
import { inputValue, loaded } from "../../components/views";
import { api } from "../../core/api";
import type { EvaluationSet, EvaluationSetPage, JudgedQuery, Judgement } from "../../core/contract";
import { formatNumber } from "../../core/format";
import { Loader } from "../../core/loader";
import { toHash } from "../../core/router";
import { session } from "../../core/session";
import { t } from "../../i18n";
import { gradeOptions } from "./grades";

const PAGE = 25;

/** The queries of a set with their answers, which can be changed. Tells "queries-changed". */
@customElement("es-set-queries")
export class SetQueries extends ConsoleElement {
    @property({ attribute: false }) collection = "";
    @property({ attribute: false }) set!: EvaluationSet;
    @state() private open = false;
    @state() private from = 0;
    @state() private editing = "";
    private readonly page = new Loader<EvaluationSetPage>(this);
    private shown = "";

    protected override willUpdate(_changes: PropertyValues): void {
        const wanted = `${this.collection} ${this.set.name} ${this.set.updatedAt} ${this.from}`;
        if (this.open && wanted !== this.shown) {
            this.shown = wanted;
            this.load();
        }
    }

    private load(): void {
        const { collection, set, from } = this;
        void this.page.load((signal) => api.setQueries(collection, set.name, { from, limit: PAGE }, signal));
    }

    protected override render(): unknown {
        return html`<details
            @toggle=${(event: Event) => (this.open = (event.currentTarget as HTMLDetailsElement).open)}
        >
            <summary>${t("queries.show")}</summary>
            ${this.open ? html`<div class="set-queries">${this.content()}</div>` : nothing}
        </details>`;
    }

    private content(): unknown {
        const writes = session.allows("write");
        return html`${writes ? this.adding() : nothing}
            ${loaded(this.page, () => this.load(), ({ queries }) =>
                queries.length === 0
                    ? nothing
                    : html`<table class="table cards">
                          <caption class="visually-hidden">${t("queries.show")}</caption>
                          <thead>
                              <tr>
                                  <th scope="col">${t("evaluation.query")}</th>
                                  <th scope="col">${t("queries.answers")}</th>
                                  <th scope="col"><span class="visually-hidden">${t("field.actions")}</span></th>
                              </tr>
                          </thead>
                          <tbody>
                              ${repeat(
                                  queries,
                                  ({ id }) => id,
                                  (query) => this.row(query, writes),
                              )}
                          </tbody>
                      </table>`,
            )}
            ${this.paging()}`;
    }

    private adding(): unknown {
        return html`<form class="joined" @submit=${(event: SubmitEvent) => this.add(event)}>
            <input name="text" required maxlength="10000" autocomplete="off" aria-label=${t("queries.new")} placeholder=${t("queries.new")} />
            <button type="submit">${icon("plus")}<span>${t("queries.add")}</span></button>
        </form>`;
    }

    private row(query: JudgedQuery, writes: boolean): unknown {
        const search = toHash(["collections", this.collection, "search"], new URLSearchParams({ q: query.text }));
        return html`<tr>
            <th scope="row" dir="auto">
                ${this.editing === query.id ? this.editor(query) : html`<a href=${search}>${query.text}</a>`}
            </th>
            <td data-label=${t("queries.answers")}>
                <ul class="answers">
                    ${query.judgements.map((judgement) => html`<li>${this.answer(query, judgement, writes)}</li>`)}
                </ul>
                ${this.editing === query.id ? this.newAnswer(query) : nothing}
            </td>
            <td class="actions">
                ${writes
                    ? html`<div class="row nowrap">
                          <button
                              type="button"
                              class="small"
                              aria-label=${t("queries.editNamed", { text: query.text })}
                              aria-pressed=${this.editing === query.id}
                              @click=${() => (this.editing = this.editing === query.id ? "" : query.id)}
                          >
                              ${t("queries.edit")}
                          </button>
                          <button
                              type="button"
                              class="plain"
                              aria-label=${t("queries.deleteNamed", { text: query.text })}
                              @click=${() => this.change(() => api.deleteQuery(this.collection, this.set.name, query.id))}
                          >
                              ${icon("trash")}
                          </button>
                      </div>`
                    : nothing}
            </td>
        </tr>`;
    }

    private editor(query: JudgedQuery): unknown {
        return html`<form class="joined" @submit=${(event: SubmitEvent) => this.rename(event, query.id)}>
            <input name="text" required maxlength="10000" autocomplete="off" aria-label=${t("queries.text")} .value=${query.text} />
            <button type="submit">${t("queries.save")}</button>
        </form>`;
    }

    private answer(query: JudgedQuery, { target, grade }: Judgement, writes: boolean): unknown {
        if (!writes || this.editing !== query.id) {
            return html`<code>${target}</code> <span class="badge">${formatNumber(grade)}</span>`;
        }
        const { collection, set } = this;
        return html`<code>${target}</code>
            <select
                aria-label=${t("queries.gradeOf", { target })}
                @change=${(event: Event) => this.grade(query, target, Number(inputValue(event)))}
            >
                ${gradeOptions(grade)}
            </select>
            <button
                type="button"
                class="plain"
                aria-label=${t("queries.ungradeNamed", { target })}
                @click=${() => this.change(() => api.unjudge(collection, set.name, { queryId: query.id, target }))}
            >
                ${icon("close")}
            </button>`;
    }

    private newAnswer(query: JudgedQuery): unknown {
        return html`<form class="joined" @submit=${(event: SubmitEvent) => this.addAnswer(event, query)}>
            <input name="target" required maxlength="2048" autocomplete="off" aria-label=${t("queries.target")} placeholder=${t("queries.target")} />
            <select name="grade" aria-label=${t("queries.gradeNew")}>${gradeOptions(1)}</select>
            <button type="submit">${t("queries.addGrade")}</button>
        </form>`;
    }

    private paging(): unknown {
        const until = this.from + PAGE;
        if (this.from === 0 && until >= this.set.queries) {
            return nothing;
        }
        return html`<div class="row">
            <button type="button" ?disabled=${this.from === 0} @click=${() => (this.from = Math.max(0, this.from - PAGE))}>
                ${icon("previous")}<span>${t("paging.previous")}</span>
            </button>
            <button type="button" ?disabled=${until >= this.set.queries} @click=${() => (this.from = until)}>
                <span>${t("paging.next")}</span>${icon("next")}
            </button>
        </div>`;
    }

    private add(event: SubmitEvent): void {
        const text = taken(event, "text");
        this.change(() => api.putQuery(this.collection, this.set.name, { id: newId(), text }));
    }

    private rename(event: SubmitEvent, id: string): void {
        const text = taken(event, "text");
        this.editing = "";
        this.change(() => api.putQuery(this.collection, this.set.name, { id, text }));
    }

    private addAnswer(event: SubmitEvent, query: JudgedQuery): void {
        const grade = Number(new FormData(event.target as HTMLFormElement).get("grade"));
        this.grade(query, taken(event, "target"), grade);
    }

    private grade({ id, text }: JudgedQuery, target: string, grade: number): void {
        this.change(() => api.judge(this.collection, this.set.name, { queryId: id, query: text, target, grade }));
    }

    private change(changing: () => Promise<unknown>): void {
        changing()
            .then(() => this.dispatchEvent(new CustomEvent("queries-changed", { bubbles: true })))
            .catch(announceProblem);
    }
}

/** What was typed; the form is empty afterwards. */
function taken(event: SubmitEvent, name: string): string {
    event.preventDefault();
    const form = event.target as HTMLFormElement;
    const typed = String(new FormData(form).get(name)).trim();
    form.reset();
    return typed;
}

/** Of a moment, which is enough for what is typed by hand; crypto.randomUUID is not there without TLS. */
function newId(): string {
    return `typed-${Date.now().toString(36)}`;
}
