import type { SearchResponse, SearchResult } from "../../core/contract";

/** What the signals add up to: the score itself, or behind a reranker the one that it was given. */
export function stageBefore({ scoreStage, candidates }: SearchResponse): "fusion" | "similarity" | "bm25" {
    if (scoreStage !== "rerank") {
        return scoreStage;
    }
    if (typeof candidates.dense === "number" && typeof candidates.keyword === "number") {
        return "fusion";
    }
    return typeof candidates.dense === "number" ? "similarity" : "bm25";
}

export function scoreBefore({ score, rerank }: SearchResult): number {
    return rerank?.previousScore ?? score;
}
