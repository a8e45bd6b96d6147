import { html, nothing } from "lit";
import { icon } from "../../components/icon";
import type { Collection, Scalar, SearchResponse, SearchResult, SignalScore } from "../../core/contract";
import { formatNumber, formatScore } from "../../core/format";
import { toHash } from "../../core/router";
import { t, type MessageKey } from "../../i18n";
import { headingsView } from "../documents/passage-card";
import { titleBeside } from "../documents/title";
import { pieces } from "./highlight";
import { stageBefore } from "./stage";

export type SignalName = "dense" | "keyword";

export const SIGNALS: readonly { name: SignalName; label: MessageKey }[] = [
    { name: "dense", label: "signal.dense" },
    { name: "keyword", label: "signal.keyword" },
];

export interface ResultContext {
    collection: Collection;
    response: SearchResponse;
    /** What a full bar stands for. */
    fullScore: number;
    filterBy: (field: string, value: Scalar) => void;
    /** Where answers are being judged: the control that does it. */
    judgement: (result: SearchResult) => unknown;
}

export function resultCard(result: SearchResult, context: ResultContext): unknown {
    const titleId = `result-${result.rank}`;
    const path = ["collections", context.collection.name, "documents", result.documentKey];
    const ordinal = ordinalOf(result.passageId);
    const target = toHash(path, ordinal === undefined ? undefined : new URLSearchParams({ passage: ordinal }));
    return html`<li>
        <article class="result" tabindex="0" aria-labelledby=${titleId}>
            <header class="result-head">
                <span class="rank" aria-hidden="true">${formatNumber(result.rank)}</span>
                <h3 id=${titleId}>
                    <span class="visually-hidden">${t("result.rank", { rank: formatNumber(result.rank) })}</span>
                    <a href=${target}>${titleBeside(result.documentKey, result.title) ?? result.documentKey}</a>
                </h3>
                ${result.page
                    ? html`<span class="badge">${t("passage.page", { page: formatNumber(result.page) })}</span>`
                    : nothing}
                <span class="score" title=${t(SCORE_NAMES[context.response.scoreStage])}>
                    ${formatScore(result.score)}
                </span>
            </header>
            ${origin(result)}
            ${highlighted(result)}
            ${reranked(result)} ${contributions(result, context)} ${metadata(result, context)} ${context.judgement(result)}
        </article>
    </li>`;
}

/** Where it stood before the reranker read it. */
function reranked({ rank, rerank }: SearchResult): unknown {
    if (!rerank) {
        return nothing;
    }
    const moved = rerank.previousRank - rank;
    return html`<p class="hint numbers">
        ${t(moved > 0 ? "rerank.up" : moved < 0 ? "rerank.down" : "rerank.same", {
            rank: formatNumber(rerank.previousRank),
            score: formatScore(rerank.previousScore),
        })}
    </p>`;
}

/** White space counts in a passage, so the template adds none. */
function highlighted(result: SearchResult): unknown {
    const marked = pieces(result.text, result.highlights).map((piece) =>
        piece.marked ? html`<mark>${piece.text}</mark>` : piece.text,
    );
    return html`<p class="passage-text" dir="auto">${marked}</p>`;
}

export const SCORE_NAMES: Record<SearchResponse["scoreStage"], MessageKey> = {
    fusion: "score.fusion",
    similarity: "score.similarity",
    bm25: "score.bm25",
    rerank: "score.rerank",
};

function origin(result: SearchResult): unknown {
    const named = titleBeside(result.documentKey, result.title) !== undefined;
    if (!named && result.headings.length === 0) {
        return nothing;
    }
    return html`<p class="origin">
        ${named ? html`<span class="hint">${result.documentKey}</span>` : nothing} ${headingsView(result.headings)}
    </p>`;
}

/**
 * The stacked bar is a picture of the numbers beside it; a screen reader gets the numbers. A search by one signal shows
 * that one, whose score is the result's.
 */
function contributions(result: SearchResult, { fullScore, response }: ResultContext): unknown {
    const fused = stageBefore(response) === "fusion";
    const shown = SIGNALS.filter(({ name }) => fused || result.signals[name]);
    return html`<div class="signals">
        <div class="bar" aria-hidden="true">
            ${shown.map(({ name }) => {
                const share = Math.max(0, (result.signals[name]?.contribution ?? 0) / fullScore);
                return html`<span class="bar-part ${name}" .style=${`width:${Math.min(100, share * 100).toFixed(2)}%`}></span>`;
            })}
        </div>
        <dl>
            ${shown.map(({ name, label }) => signal(name, t(label), result.signals[name] ?? undefined, fused))}
        </dl>
    </div>`;
}

function signal(name: SignalName, label: string, score: SignalScore | undefined, fused: boolean): unknown {
    return html`<div class="signal" data-signal=${name}>
        <dt><span class="dot ${name}" aria-hidden="true"></span>${label}</dt>
        <dd class="numbers">
            ${score === undefined
                ? html`<span class="hint">${t("signal.absent")}</span>`
                : html`${fused && typeof score.contribution === "number"
                          ? html`<span class="contribution" title=${t("signal.contribution")}
                                >+${formatScore(score.contribution)}</span
                            >`
                          : nothing}
                      <span class="hint">
                          ${t("signal.rank", { rank: formatNumber(score.rank) })} ·
                          ${t("signal.score", { score: formatScore(score.score) })}
                          ${fused && typeof score.normalized === "number"
                              ? html`· ${t("signal.normalized", { score: formatScore(score.normalized) })}`
                              : nothing}
                      </span>`}
        </dd>
    </div>`;
}

function metadata(result: SearchResult, context: ResultContext): unknown {
    const entries = Object.entries(result.metadata);
    if (entries.length === 0) {
        return nothing;
    }
    return html`<div class="metadata">
        ${entries.flatMap(([field, value]) =>
            (Array.isArray(value) ? value : [value]).map(
                (single) =>
                    html`<button
                        type="button"
                        class="chip"
                        aria-label=${t("filter.by", { field, value: String(single) })}
                        @click=${() => context.filterBy(field, single)}
                    >
                        ${icon("plus")}<span>${field}: ${String(single)}</span>
                    </button>`,
            ),
        )}
    </div>`;
}

/** A passage id ends with "#" and the ordinal of the passage in its document. */
function ordinalOf(passageId: string): string | undefined {
    return /#(\d+)$/.exec(passageId)?.[1];
}
