import { html, nothing, type ReactiveController, type ReactiveControllerHost } from "lit";
import { announce, announceProblem } from "../../components/announcer";
import { inputValue } from "../../components/views";
import { api } from "../../core/api";
import type { EvaluationSet, JudgedQuery, SearchResult } from "../../core/contract";
import { isAbort } from "../../core/problem";
import { session } from "../../core/session";
import { t } from "../../i18n";
import { gradeOptions } from "./grades";

/** The set that answers are judged for stays chosen from one collection page to the next, for this visit. */
const chosenSets = new Map<string, string>();

/** Judges the results of the query at hand for an evaluation set, passage by passage. */
export class JudgingController implements ReactiveController {
    private collection = "";
    private query = "";
    private sets: EvaluationSet[] = [];
    private judged: JudgedQuery | undefined;
    private loading: AbortController | undefined;

    constructor(private readonly host: ReactiveControllerHost) {
        host.addController(this);
    }

    hostConnected(): void {
        // sets are asked for when the query is known
    }

    hostDisconnected(): void {
        this.loading?.abort();
    }

    at(collection: string, query: string): void {
        const moved = collection !== this.collection;
        if (!moved && query === this.query) {
            return;
        }
        this.collection = collection;
        this.query = query;
        this.judged = undefined;
        if (moved) {
            this.sets = [];
        }
        if (query !== "") {
            void this.load();
        }
    }

    private get set(): string | undefined {
        const name = chosenSets.get(this.collection);
        return this.sets.some((set) => set.name === name) ? name : undefined;
    }

    /** Sets are asked for with every query: another tab may have made one. */
    private async load(): Promise<void> {
        this.loading?.abort();
        const mine = new AbortController();
        this.loading = mine;
        try {
            const { sets } = await api.evaluationSets(this.collection, mine.signal);
            this.sets = sets;
            this.judged = undefined;
            if (this.set !== undefined) {
                const page = await api.judgedQueries(this.collection, this.set, this.query, mine.signal);
                this.judged = page.queries[0];
            }
            this.host.requestUpdate();
        } catch (cause) {
            if (!isAbort(cause)) {
                announceProblem(cause);
            }
        }
    }

    chooser(): unknown {
        if (this.sets.length === 0 || !session.allows("write")) {
            return nothing;
        }
        return html`<div class="judge-set">
            <label for="judge-set">${t("judge.for")}</label>
            <select
                id="judge-set"
                @change=${(event: Event) => {
                    chosenSets.set(this.collection, inputValue(event));
                    void this.load();
                }}
            >
                <option value="" ?selected=${this.set === undefined}>${t("judge.off")}</option>
                ${this.sets.map(
                    ({ name }) => html`<option value=${name} ?selected=${name === this.set}>${name}</option>`,
                )}
            </select>
        </div>`;
    }

    control(result: SearchResult): unknown {
        if (this.set === undefined || !session.allows("write")) {
            return nothing;
        }
        const grade = this.gradeOf(result);
        const id = `judge-${result.rank}`;
        return html`<div class="judge" data-judged=${grade === undefined ? "false" : "true"}>
            <label for=${id}>${t("judge.answer")}</label>
            <select id=${id} @change=${(event: Event) => void this.judge(result, inputValue(event))}>
                <option value="" ?selected=${grade === undefined}>${t("judge.none")}</option>
                ${gradeOptions(grade)}
            </select>
        </div>`;
    }

    private gradeOf(result: SearchResult): number | undefined {
        const target = this.targetOf(result);
        return this.judged?.judgements.find((judgement) => judgement.target === target)?.grade;
    }

    /** The passage, unless it is its document that was judged: the grade that is shown is the one that changes. */
    private targetOf({ passageId, documentKey }: SearchResult): string {
        const isJudged = (target: string): boolean =>
            this.judged?.judgements.some((judgement) => judgement.target === target) ?? false;
        return !isJudged(passageId) && isJudged(documentKey) ? documentKey : passageId;
    }

    private async judge(result: SearchResult, value: string): Promise<void> {
        const { collection, set, query } = this;
        if (set === undefined) {
            return;
        }
        const target = this.targetOf(result);
        try {
            if (value !== "") {
                this.judged = await api.judge(collection, set, { query, target, grade: Number(value) });
                announce(t("judge.kept", { set }));
            } else if (this.judged !== undefined) {
                await api.unjudge(collection, set, { queryId: this.judged.id, target });
                this.judged = {
                    ...this.judged,
                    judgements: this.judged.judgements.filter((judgement) => judgement.target !== target),
                };
                announce(t("judge.taken", { set }));
            }
        } catch (cause) {
            announceProblem(cause);
        }
        this.host.requestUpdate();
    }
}
