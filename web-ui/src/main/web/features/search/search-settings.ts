import { html, nothing } from "lit";
import { inputValue, sliderView } from "../../components/views";
import type { Collection, Fusion, SearchResponse } from "../../core/contract";
import { formatNumber, formatPercent, formatScore } from "../../core/format";
import { session } from "../../core/session";
import { t, type MessageKey } from "../../i18n";
import {
    MAX_DEPTH,
    MODES,
    PAGE_SIZES,
    sameFusion,
    withCoefficient,
    withKind,
    type SearchState,
} from "./search-state";
import { scoreBefore, stageBefore } from "./stage";

const MODE_LABELS: Record<SearchState["mode"], MessageKey> = {
    hybrid: "mode.hybrid",
    dense: "mode.dense",
    keyword: "mode.keyword",
};

export function modeField(state: SearchState, change: (change: Partial<SearchState>) => void): unknown {
    return html`<div class="segmented" role="group" aria-label=${t("search.mode")}>
        ${MODES.map(
            (mode) =>
                html`<button
                    type="button"
                    aria-pressed=${mode === state.mode}
                    @click=${() => change({ mode, threshold: undefined })}
                >
                    ${t(MODE_LABELS[mode])}
                </button>`,
        )}
    </div>`;
}

export interface SettingsContext {
    collection: Collection;
    response: SearchResponse | undefined;
    /** Ids of the rerankers there are. */
    rerankers: readonly string[];
    change: (change: Partial<SearchState>) => void;
    saveFusion: () => void;
}

export function settingsView(state: SearchState, context: SettingsContext): unknown {
    const { change } = context;
    return html`${state.mode === "hybrid" ? fusionFields(state.fusion, context) : nothing}
    ${rerankField(state, context)} ${thresholdField(state, context)}
    ${sliderView({
        id: "depth",
        label: t("search.depth"),
        value: state.depth,
        min: 10,
        max: MAX_DEPTH,
        step: 10,
        text: t("unit.candidates", { count: formatNumber(state.depth) }),
        hint: t("search.depthHint"),
        changed: (depth) => change({ depth }),
    })}
        <div>
            <label for="page-size">${t("search.k")}</label>
            <select id="page-size" @change=${(event: Event) => change({ k: Number(inputValue(event)) })}>
                ${[...new Set([...PAGE_SIZES, state.k])]
                    .sort((left, right) => left - right)
                    .map(
                        (size) =>
                            html`<option value=${size} ?selected=${size === state.k}>${formatNumber(size)}</option>`,
                    )}
            </select>
        </div>`;
}

function fusionFields(fusion: Fusion, context: SettingsContext): unknown {
    const { change, collection } = context;
    const { denseCoefficient } = fusion;
    const changed = !sameFusion(fusion, collection.fusion);
    return html`${sliderView({
        id: "coefficient",
        label: t("search.coefficient"),
        value: denseCoefficient,
        min: 0,
        max: 1,
        step: 0.05,
        text: t("search.coefficientValue", {
            dense: formatPercent(denseCoefficient),
            keyword: formatPercent(1 - denseCoefficient),
        }),
        hint: t("search.coefficientHint"),
        changed: (value) => change({ fusion: withCoefficient(fusion, value) }),
    })}
        <div>
            <label for="fusion-kind">${t("settings.fusion")}</label>
            <select
                id="fusion-kind"
                @change=${(event: Event) =>
                    change({
                        fusion: withKind(fusion, inputValue(event) === "rrf" ? "rrf" : "convex"),
                        threshold: undefined,
                    })}
            >
                <option value="convex" ?selected=${fusion.kind === "convex"}>${t("fusion.convex")}</option>
                <option value="rrf" ?selected=${fusion.kind === "rrf"}>${t("fusion.rrf")}</option>
            </select>
        </div>
        ${fusion.kind === "rrf"
            ? sliderView({
                  id: "rank-constant",
                  label: t("search.rankConstant"),
                  value: fusion.rankConstant,
                  min: 1,
                  max: 200,
                  step: 1,
                  text: formatNumber(fusion.rankConstant),
                  hint: t("search.rankConstantHint"),
                  changed: (rankConstant) => change({ fusion: { ...fusion, rankConstant }, threshold: undefined }),
              })
            : nothing}
        ${changed
            ? html`<div class="row">
                  <button
                      type="button"
                      class="small"
                      ?disabled=${!session.allows("write")}
                      title=${session.allows("write") ? nothing : t("scope.write")}
                      @click=${context.saveFusion}
                  >
                      ${t("search.saveFusion")}
                  </button>
                  <button type="button" class="small" @click=${() => change({ fusion: collection.fusion })}>
                      ${t("search.resetFusion")}
                  </button>
              </div>`
            : nothing}`;
}

/** Where there is none to choose, nothing is asked; one that the address names stays to be turned off. */
function rerankField({ reranker }: SearchState, { rerankers, change }: SettingsContext): unknown {
    const shown = [...new Set([...rerankers, ...(reranker === undefined ? [] : [reranker])])];
    if (shown.length === 0) {
        return nothing;
    }
    return html`<div>
        <label for="reranker">${t("models.reranker")}</label>
        <select
            id="reranker"
            aria-describedby="reranker-hint"
            @change=${(event: Event) => change({ reranker: inputValue(event) || undefined, threshold: undefined })}
        >
            <option value="" ?selected=${reranker === undefined}>${t("search.noReranker")}</option>
            ${shown.map((id) => html`<option value=${id} ?selected=${id === reranker}>${id}</option>`)}
        </select>
        <p class="hint" id="reranker-hint">${t("search.rerankerHint")}</p>
    </div>`;
}

function thresholdField(state: SearchState, context: SettingsContext): unknown {
    const max = thresholdMax(state, context.response);
    return sliderView({
        id: "threshold",
        label: t("search.threshold"),
        value: state.threshold ?? 0,
        min: 0,
        max,
        step: max / 100,
        text: state.threshold === undefined ? t("search.thresholdOff") : `≥ ${formatScore(state.threshold)}`,
        hint: t("search.thresholdHint"),
        changed: (value) => context.change({ threshold: value === 0 ? undefined : Number(value.toPrecision(6)) }),
    });
}

/** What a full bar stands for: the largest score there can be; BM25 has no bound, so there the best result gives it. */
export function fullScore(state: SearchState, response: SearchResponse | undefined): number {
    switch (state.mode) {
        case "dense":
            return 1;
        case "keyword":
            return response !== undefined && stageBefore(response) === "bm25" && response.results.length > 0
                ? Math.max(...response.results.map(scoreBefore))
                : 1;
        case "hybrid":
            return state.fusion.kind === "rrf" ? 1 / (state.fusion.rankConstant + 1) : 1;
    }
}

/** The slider must not move its end when a threshold cuts the best results away. */
function thresholdMax(state: SearchState, response: SearchResponse | undefined): number {
    if (state.reranker !== undefined) {
        return 1;
    }
    const full = fullScore(state, response);
    return state.mode === "keyword" ? Math.max(20, Math.ceil(full)) : full;
}
