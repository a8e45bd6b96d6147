import { html, nothing, type PropertyValues } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { repeat } from "lit/directives/repeat.js";
import "../../components/command-hint";
import "../../components/copy-button";
import { announce, announceProblem } from "../../components/announcer";
import { ConsoleElement } from "../../components/element";
import { icon } from "../../components/icon";
import { emptyView, inputValue, loaded } from "../../components/views";
import { api, collectionPath } from "../../core/api";
import type { Collection, Filter, Scalar, SearchResponse, SearchResult } from "../../core/contract";
import { curl } from "../../core/curl";
import { formatMillis, formatNumber } from "../../core/format";
import { apiUrl } from "../../core/http";
import { Loader } from "../../core/loader";
import { isEncoder } from "../../core/model-kind";
import { replaceQuery, toHash } from "../../core/router";
import { t, type MessageKey } from "../../i18n";
import { JudgingController } from "../evaluation/judging";
import "./filter-builder";
import { resultCard, SCORE_NAMES } from "./result-card";
import { needsRest, searchCommand } from "./search-command";
import { fullScore, modeField, settingsView } from "./search-settings";
import { fromQuery, initialState, toQuery, toRequest, type SearchState } from "./search-state";
import "./signal-map";

const PAUSE_MILLIS = 150;
const STRATEGIES: Record<string, MessageKey> = {
    index: "strategy.index",
    "iterative-index": "strategy.iterative",
    exact: "strategy.exact",
};

@customElement("es-search")
export class SearchPage extends ConsoleElement {
    @property({ attribute: false }) collection!: Collection;
    @property({ attribute: false }) query = new URLSearchParams();
    @state() private search!: SearchState;
    /** What is typed and not yet searched for. */
    @state() private typed = "";
    @state() private tuning = false;
    private readonly response = new Loader<SearchResponse>(this);
    private readonly rerankers = new Loader<string[]>(this);
    private readonly judging = new JudgingController(this);
    private pause: number | undefined;
    private collectionName = "";

    protected override willUpdate(changes: PropertyValues): void {
        const moved = this.collection.name !== this.collectionName;
        if (moved || changes.has("query")) {
            this.collectionName = this.collection.name;
            this.search = fromQuery(this.query, this.collection);
            this.typed = this.search.query;
            this.judging.at(this.collection.name, this.search.query);
            this.run();
        }
    }

    protected override firstUpdated(): void {
        if (this.collection.passages > 0 && this.search.query === "") {
            this.querySelector<HTMLElement>("#query")?.focus();
        }
    }

    override connectedCallback(): void {
        super.connectedCallback();
        void this.rerankers.load(async (signal) =>
            (await api.models(signal)).models.filter((model) => !isEncoder(model)).map(({ id }) => id),
        );
    }

    override disconnectedCallback(): void {
        super.disconnectedCallback();
        window.clearTimeout(this.pause);
    }

    protected override render(): unknown {
        if (this.collection.passages === 0 && this.search.query === "") {
            const documents = toHash(["collections", this.collection.name, "documents"]);
            return emptyView(
                t("search.emptyTitle"),
                t("search.emptyBody"),
                html`<a class="button primary" href=${documents}>${icon("upload")}<span>${t("search.addDocuments")}</span></a>`,
            );
        }
        return html`<form class="search-bar" role="search" @submit=${this.submit}>
                <label class="visually-hidden" for="query">${t("search.query")}</label>
                <input
                    id="query"
                    type="search"
                    autocomplete="off"
                    enterkeyhint="search"
                    placeholder=${t("search.placeholder")}
                    aria-keyshortcuts="/"
                    .value=${this.typed}
                    @input=${(event: Event) => (this.typed = inputValue(event))}
                    @keydown=${(event: KeyboardEvent) => this.arrow(event)}
                />
                <button type="submit" class="primary">${icon("search")}<span>${t("search.go")}</span></button>
            </form>
            <div class="search-layout">
                <aside class="search-settings" aria-label=${t("search.settings")}>
                    <div class="row">
                        ${modeField(this.search, (change) => this.change(change))}
                        <button
                            type="button"
                            class="small narrow-only"
                            aria-expanded=${this.tuning ? "true" : "false"}
                            aria-controls="tuning"
                            @click=${() => (this.tuning = !this.tuning)}
                        >
                            ${t("search.settings")}
                        </button>
                    </div>
                    ${this.tuningFields()}
                </aside>
                <section class="results" aria-label=${t("search.results")} aria-busy=${this.busy()}>
                    ${this.response.state.kind === "idle"
                        ? html`<p class="hint">${t("search.start")}</p>`
                        : loaded(this.response, () => this.run(), (response) => this.results(response))}
                </section>
            </div>`;
    }

    /** Beside the results where there is room, behind a button where there is not. */
    private tuningFields(): unknown {
        return html`<div id="tuning" class="tuning" data-open=${this.tuning ? "true" : "false"}>
            ${settingsView(this.search, {
                collection: this.collection,
                response: this.response.value,
                rerankers: this.rerankers.value ?? [],
                change: (change) => this.change(change),
                saveFusion: () => void this.saveFusion(),
            })}
            <details ?open=${this.search.filter !== undefined}>
                <summary>${t("filter.title")}</summary>
                <es-filter
                    .filter=${this.search.filter}
                    .fields=${this.fields()}
                    @filter-changed=${(event: CustomEvent<Filter | null | undefined>) =>
                        this.change({ filter: event.detail ?? undefined })}
                ></es-filter>
            </details>
        </div>`;
    }

    private busy(): "true" | "false" {
        return this.response.state.kind === "loading" ? "true" : "false";
    }

    private results(response: SearchResponse): unknown {
        const context = {
            collection: this.collection,
            response,
            fullScore: fullScore(this.search, response),
            filterBy: (field: string, value: Scalar) => this.filterBy(field, value),
            judgement: (target: SearchResult) => this.judging.control(target),
        };
        return html`<h2 class="visually-hidden">${t("search.results")}</h2>
            ${this.judging.chooser()}
            <p class="timings" role="status">${this.timings(response)}</p>
            ${response.results.length === 0
                ? this.nothingFound()
                : html`<ol class="plain-list result-list" @keydown=${(event: KeyboardEvent) => this.arrow(event)}>
                      ${repeat(
                          response.results,
                          (result) => result.passageId,
                          (result) => resultCard(result, context),
                      )}
                  </ol>`}
            ${this.paging(response)}
            ${response.scoreStage === "fusion" && response.results.length > 1
                ? html`<es-signal-map .results=${response.results} .fusion=${this.search.fusion}></es-signal-map>`
                : nothing}
            <details class="terminal">
                <summary>${t("command.title")}</summary>
                ${needsRest(this.search, this.collection) ? html`<p class="hint">${t("search.needsRest")}</p>` : nothing}
                <es-command
                    .command=${searchCommand(this.search, this.collection)}
                    .curl=${this.curlCommand()}
                ></es-command>
            </details>`;
    }

    private timings(response: SearchResponse): unknown {
        const { timings, candidates, denseStrategy } = response;
        const parts = [
            t("search.count", { count: formatNumber(response.results.length) }),
            formatMillis(timings.totalMillis),
        ];
        const part = (millis: number | null | undefined, label: MessageKey): void => {
            if (typeof millis === "number" && millis > 0) {
                parts.push(`${t(label)} ${formatMillis(millis)}`);
            }
        };
        part(timings.embedMillis, "timing.embed");
        part(timings.denseMillis, "signal.dense");
        part(timings.keywordMillis, "signal.keyword");
        part(timings.rerankMillis, "models.reranker");
        const found = [candidates.dense, candidates.keyword].filter((count) => typeof count === "number");
        if (found.length > 0) {
            parts.push(t("unit.candidates", { count: found.map((count) => formatNumber(count)).join(" + ") }));
        }
        const strategy = denseStrategy ? STRATEGIES[denseStrategy] : undefined;
        if (strategy !== undefined) {
            parts.push(t(strategy));
        }
        parts.push(t(SCORE_NAMES[response.scoreStage]));
        return parts.map((text, index) => html`${index > 0 ? " · " : ""}<span class="nowrap">${text}</span>`);
    }

    /** Says what kept everything out, and takes it away on request. */
    private nothingFound(): unknown {
        const title = t("search.noneTitle");
        const without = (label: MessageKey, change: Partial<SearchState>): unknown =>
            html`<button type="button" @click=${() => this.change(change)}>${t(label)}</button>`;
        if (this.search.threshold !== undefined) {
            return emptyView(title, t("search.noneThreshold"), without("search.dropThreshold", { threshold: undefined }));
        }
        return this.search.filter !== undefined
            ? emptyView(title, t("search.noneFilter"), without("search.dropFilter", { filter: undefined }))
            : emptyView(title, t("search.noneBody"));
    }

    private paging(response: SearchResponse): unknown {
        const { page, k, depth } = this.search;
        const more = response.results.length === k && (page + 1) * k < depth;
        if (page === 0 && !more) {
            return nothing;
        }
        return html`<nav class="paging" aria-label=${t("paging.label")}>
            <button type="button" ?disabled=${page === 0} @click=${() => this.turn(page - 1)}>
                ${icon("previous")}<span>${t("paging.previous")}</span>
            </button>
            <span class="hint">${t("paging.page", { page: formatNumber(page + 1) })}</span>
            <button type="button" ?disabled=${!more} @click=${() => this.turn(page + 1)}>
                <span>${t("paging.next")}</span>${icon("next")}
            </button>
        </nav>`;
    }

    private turn(page: number): void {
        location.hash = this.hash({ ...this.search, page });
    }

    private submit(event: Event): void {
        event.preventDefault();
        const hash = this.hash({ ...this.search, query: this.typed.trim(), page: 0 });
        if (location.hash === hash) {
            this.run();
        } else {
            location.hash = hash;
        }
    }

    /** A setting moved: the address follows at once, the search after a short pause, the older answer is dropped. */
    private change(change: Partial<SearchState>): void {
        this.search = { ...this.search, page: 0, ...change };
        replaceQuery(["collections", this.collection.name, "search"], toQuery(this.search, this.collection));
        window.clearTimeout(this.pause);
        this.pause = window.setTimeout(() => this.run(), PAUSE_MILLIS);
    }

    private run(): void {
        window.clearTimeout(this.pause);
        if (this.search.query === "") {
            this.response.clear();
            return;
        }
        const request = toRequest(this.search);
        void this.response.load((signal) => api.search(this.collection.name, request, signal));
    }

    private filterBy(field: string, value: Scalar): void {
        const added: Filter = { equals: { field, value } };
        const { filter } = this.search;
        const parts = filter === undefined ? [] : "and" in filter ? filter.and : [filter];
        if (!parts.some((part) => JSON.stringify(part) === JSON.stringify(added))) {
            this.change({ filter: parts.length === 0 ? added : { and: [...parts, added] } });
        }
    }

    private fields(): string[] {
        return [...new Set((this.response.value?.results ?? []).flatMap(({ metadata }) => Object.keys(metadata)))].sort();
    }

    private async saveFusion(): Promise<void> {
        try {
            await api.changeCollection(this.collection.name, { fusion: this.search.fusion });
            announce(t("search.fusionSaved"));
            this.dispatchEvent(new CustomEvent("collection-changed", { bubbles: true }));
        } catch (cause) {
            announceProblem(cause);
        }
    }

    /** Down leads from the query into the results and through them, up leads back. */
    private arrow(event: KeyboardEvent): void {
        if ((event.key !== "ArrowDown" && event.key !== "ArrowUp") || event.isComposing) {
            return;
        }
        const stops = [
            ...this.querySelectorAll<HTMLElement>("#query, .result-list .result"),
        ];
        const at = stops.findIndex((stop) => stop.contains(event.target as Node));
        const next = stops[at + (event.key === "ArrowDown" ? 1 : -1)];
        if (at >= 0 && next !== undefined) {
            event.preventDefault();
            next.focus();
        }
    }

    private hash(search: SearchState): string {
        return toHash(["collections", this.collection.name, "search"], toQuery(search, this.collection));
    }

    private curlCommand(): string {
        const search = this.search ?? initialState(this.collection);
        return curl("POST", apiUrl(`${collectionPath(this.collection.name)}/search`), toRequest(search));
    }
}
