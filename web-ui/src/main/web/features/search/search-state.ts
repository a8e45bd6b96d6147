import type { Collection, Filter, Fusion, SearchMode, SearchRequest } from "../../core/contract";
import { parseFilter } from "./filter";

/** Everything that decides what a search shows. It lives in the address, so that a search can be shared and undone. */
export interface SearchState {
    query: string;
    mode: SearchMode;
    k: number;
    page: number;
    depth: number;
    fusion: Fusion;
    threshold: number | undefined;
    filter: Filter | undefined;
    /** Id of the model that puts the best passages in order. */
    reranker: string | undefined;
}

export const MODES: readonly SearchMode[] = ["hybrid", "dense", "keyword"];
export const PAGE_SIZES: readonly number[] = [5, 10, 20, 50];
export const MAX_DEPTH = 1000;
const DEFAULT_K = 10;
export const DEFAULT_DEPTH = 100;
const DEFAULT_RANK_CONSTANT = 60;

export function initialState(collection: Collection): SearchState {
    return {
        query: "",
        mode: "hybrid",
        k: DEFAULT_K,
        page: 0,
        depth: DEFAULT_DEPTH,
        fusion: collection.fusion,
        threshold: undefined,
        filter: undefined,
        reranker: undefined,
    };
}

/** Only what differs from the collection's defaults is written. */
export function toQuery(state: SearchState, collection: Collection): URLSearchParams {
    const query = new URLSearchParams();
    const put = (name: string, value: string | number, unless: string | number): void => {
        if (value !== unless) {
            query.set(name, String(value));
        }
    };
    put("q", state.query, "");
    put("mode", state.mode, "hybrid");
    put("k", state.k, DEFAULT_K);
    put("page", state.page, 0);
    put("depth", state.depth, DEFAULT_DEPTH);
    if (!sameFusion(state.fusion, collection.fusion)) {
        query.set("fusion", state.fusion.kind);
        query.set("dense", String(state.fusion.denseCoefficient));
        if (state.fusion.kind === "rrf") {
            query.set("constant", String(state.fusion.rankConstant));
        }
    }
    if (state.threshold !== undefined) {
        query.set("threshold", String(state.threshold));
    }
    if (state.filter !== undefined) {
        query.set("filter", JSON.stringify(state.filter));
    }
    if (state.reranker !== undefined) {
        query.set("rerank", state.reranker);
    }
    return query;
}

export function fromQuery(query: URLSearchParams, collection: Collection): SearchState {
    const state = initialState(collection);
    const mode = MODES.find((known) => known === query.get("mode"));
    const depth = whole(query.get("depth"), DEFAULT_DEPTH, 1, MAX_DEPTH);
    const k = whole(query.get("k"), DEFAULT_K, 1, depth);
    return {
        ...state,
        query: query.get("q") ?? "",
        mode: mode ?? state.mode,
        k,
        depth,
        page: whole(query.get("page"), 0, 0, Math.max(0, Math.ceil(depth / k) - 1)),
        fusion: fusionOf(query) ?? state.fusion,
        threshold: query.has("threshold") ? number(query.get("threshold")) : undefined,
        filter: parseFilter(query.get("filter") ?? "").filter,
        reranker: query.get("rerank") || undefined,
    };
}

export function toRequest(state: SearchState): SearchRequest {
    const offset = state.page * state.k;
    return {
        query: state.query,
        mode: state.mode,
        // the contract: offset + k may not exceed depth
        k: Math.max(1, Math.min(state.k, state.depth - offset)),
        offset,
        depth: state.depth,
        ...(state.mode === "hybrid" ? { fusion: state.fusion } : {}),
        ...(state.threshold === undefined ? {} : { threshold: state.threshold }),
        ...(state.filter === undefined ? {} : { filter: state.filter }),
        ...(state.reranker === undefined ? {} : { rerank: { model: state.reranker } }),
    };
}

export function sameFusion(left: Fusion, right: Fusion): boolean {
    return (
        left.kind === right.kind &&
        Math.abs(left.denseCoefficient - right.denseCoefficient) < 1e-9 &&
        (left.kind !== "rrf" || right.kind !== "rrf" || left.rankConstant === right.rankConstant)
    );
}

export function withCoefficient(fusion: Fusion, denseCoefficient: number): Fusion {
    return { ...fusion, denseCoefficient };
}

export function withKind(fusion: Fusion, kind: Fusion["kind"]): Fusion {
    const { denseCoefficient } = fusion;
    return kind === "rrf"
        ? { kind, denseCoefficient, rankConstant: DEFAULT_RANK_CONSTANT }
        : { kind, denseCoefficient };
}

function fusionOf(query: URLSearchParams): Fusion | undefined {
    const denseCoefficient = number(query.get("dense"));
    if (denseCoefficient === undefined || denseCoefficient < 0 || denseCoefficient > 1) {
        return undefined;
    }
    return query.get("fusion") === "rrf"
        ? { kind: "rrf", denseCoefficient, rankConstant: whole(query.get("constant"), DEFAULT_RANK_CONSTANT, 1, 10_000) }
        : { kind: "convex", denseCoefficient };
}

function number(text: string | null): number | undefined {
    if (text === null || text.trim() === "") {
        return undefined;
    }
    const value = Number(text);
    return Number.isFinite(value) ? value : undefined;
}

function whole(text: string | null, otherwise: number, min: number, max: number): number {
    const value = number(text);
    return value === undefined || !Number.isInteger(value) ? otherwise : Math.min(max, Math.max(min, value));
}
