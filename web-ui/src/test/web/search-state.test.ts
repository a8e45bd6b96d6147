import type { Collection } from "../../main/web/core/contract";
import { parseHash, toHash } from "../../main/web/core/router";
import { needsRest, searchCommand } from "../../main/web/features/search/search-command";
import { fromQuery, initialState, toQuery, toRequest } from "../../main/web/features/search/search-state";
import { assertEquals, test } from "./harness";

const COLLECTION: Collection = {
    name: "手册 a/b",
    model: "bge-small-zh-v1.5",
    dimension: 512,
    vectorType: "halfvec",
    splitting: { maxTokens: 256, overlapTokens: 32, includeHeadings: true },
    fusion: { kind: "convex", denseCoefficient: 0.5 },
    userDictionary: [],
    documents: 1,
    passages: 2,
    failedDocuments: 0,
    bytes: 3,
    createdAt: "2026-11-24T00:00:00Z",
    updatedAt: "2026-11-24T00:00:00Z",
};

test("a search with the defaults leaves the address short", () => {
    assertEquals(toQuery({ ...initialState(COLLECTION), query: "a&b=c" }, COLLECTION).toString(), "q=a%26b%3Dc");
});

test("the whole state comes back from the address", () => {
    const state = {
        ...initialState(COLLECTION),
        query: "怎样重置密码？",
        k: 20,
        page: 3,
        depth: 400,
        fusion: { kind: "rrf", rankConstant: 10, denseCoefficient: 0.35 } as const,
        threshold: 0.012,
        filter: { equals: { field: "lang", value: "zh" } },
        reranker: "my-reranker",
    };
    const hash = toHash(["collections", COLLECTION.name, "search"], toQuery(state, COLLECTION));
    const route = parseHash(hash);
    assertEquals(route.path, ["collections", COLLECTION.name, "search"]);
    assertEquals(fromQuery(route.query, COLLECTION), state);
});

test("an address edited by hand cannot leave the limits", () => {
    const state = fromQuery(new URLSearchParams("q=x&k=5000&depth=99999&page=77&dense=7&mode=magic&threshold=much"), COLLECTION);
    assertEquals([state.k, state.depth, state.mode], [1000, 1000, "hybrid"]);
    assertEquals([state.page, state.fusion, state.threshold], [0, COLLECTION.fusion, undefined]);
});

test("offset and k stay within the depth", () => {
    const request = toRequest({ ...initialState(COLLECTION), query: "x", k: 50, depth: 120, page: 2 });
    assertEquals([request.offset, request.k, request.depth], [100, 20, 120]);
});

test("fusion is sent in hybrid mode only", () => {
    const state = { ...initialState(COLLECTION), query: "x" };
    assertEquals(toRequest(state).fusion, COLLECTION.fusion);
    assertEquals("fusion" in toRequest({ ...state, mode: "dense" as const }), false);
});

test("the command says all that the command line can", () => {
    const state = {
        ...initialState(COLLECTION),
        query: "重置",
        depth: 50,
        threshold: 0.25,
        fusion: { kind: "convex", denseCoefficient: 0.7 } as const,
    };
    assertEquals(
        searchCommand(state, COLLECTION),
        "./embedsmith search --collection '手册 a/b' --mode hybrid --k 10 --depth 50 --dense-coefficient 0.7 --threshold 0.25 '重置'",
    );
    assertEquals(needsRest(state, COLLECTION), false);
    assertEquals(needsRest({ ...state, filter: { exists: { field: "lang" } } }, COLLECTION), true);
    assertEquals(
        needsRest({ ...state, fusion: { kind: "rrf", rankConstant: 60, denseCoefficient: 0.5 } }, COLLECTION),
        true,
    );
});
