import { html, nothing, type ReactiveController, type ReactiveControllerHost } from "lit";
import { announce, announceProblem } from "../../components/announcer";
import { inputValue } from "../../components/views";
import { api } from "../../core/api";
import type { EvaluationSet, JudgedQuery, SearchResult } from "../../core/contract";
import { isAbort } from "../../core/problem";
import { session } from "../../core/session";
import { t, type MessageKey } from "../../i18n";

const GRADES: readonly { grade: number; label: MessageKey }[] = [
    { grade: 0, label: "judge.grade0" },
    { grade: 1, label: "judge.grade1" },
    { grade: 2, label: "judge.grade2" },
    { grade: 3, label: "judge.grade3" },
];

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
                ${GRADES.map(
                    (each) =>
                        html`<option value=${each.grade} ?selected=${each.grade === grade}>
                            ${each.grade} · ${t(each.label)}
                        </option>`,
                )}
            </select>
        </div>`;
    }

    private gradeOf(result: SearchResult): number | undefined {
        const of = (target: string): number | undefined =>
            this.judged?.judgements.find((judgement) => judgement.target === target)?.grade;
        return of(result.passageId) ?? of(result.documentKey);
    }

    private async judge(result: SearchResult, value: string): Promise<void> {
        const { collection, set, query } = this;
        if (set === undefined) {
            return;
        }
        const target = result.passageId;
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
