import type { Collection } from "../../core/contract";
import { shellWord } from "../../core/curl";
import { DEFAULT_DEPTH, sameFusion, type SearchState } from "./search-state";

/** The search as the command line writes it. */
export function searchCommand(state: SearchState, collection: Collection): string {
    const options = ["--collection", shellWord(collection.name), "--mode", state.mode, "--k", String(state.k)];
    if (state.depth !== DEFAULT_DEPTH) {
        options.push("--depth", String(state.depth));
    }
    if (state.mode === "hybrid" && !sameFusion(state.fusion, collection.fusion)) {
        options.push("--dense-coefficient", String(state.fusion.denseCoefficient));
    }
    if (state.threshold !== undefined) {
        options.push("--threshold", String(state.threshold));
    }
    if (state.reranker !== undefined) {
        options.push("--rerank", shellWord(state.reranker));
    }
    return `./embedsmith search ${options.join(" ")} ${shellWord(state.query || "…")}`;
}

/** The command line knows no filter, no page but the first, and of the collection's fusion changes the coefficient only. */
export function needsRest(state: SearchState, collection: Collection): boolean {
    const { denseCoefficient } = collection.fusion;
    const otherFusion = state.mode === "hybrid" && !sameFusion({ ...state.fusion, denseCoefficient }, collection.fusion);
    return state.filter !== undefined || state.page > 0 || otherFusion;
}
