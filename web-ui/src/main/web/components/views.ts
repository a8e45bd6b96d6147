import { html, nothing, type TemplateResult } from "lit";
import type { Loadable, Loader } from "../core/loader";
import type { Problem } from "../core/problem";
import { t } from "../i18n";
import { icon } from "./icon";

/** What went wrong, in one sentence: the server's own words where there are some. */
export function problemText(problem: Problem): string {
    if (problem.code === "unreachable") {
        return t("problem.unreachable");
    }
    const detail = problem.detail === "" ? t("problem.noDetail") : problem.detail;
    const retry =
        problem.retryAfterSeconds === undefined
            ? ""
            : " " + t("problem.retryAfter", { seconds: problem.retryAfterSeconds });
    return `${detail} (${problem.code})${retry}`;
}

/** With something to retry, what may pass by itself is asked for again by itself; the button is for the impatient. */
export function problemView(problem: Problem, retry?: () => void): TemplateResult {
    return html`<div class="problem" role="alert">
        ${icon("warning")}
        <p>${problemText(problem)} ${retry !== undefined && problem.isPassing ? t("problem.waiting") : nothing}</p>
        ${retry === undefined
            ? nothing
            : html`<button type="button" class="small" @click=${retry}>${t("action.retry")}</button>`}
    </div>`;
}

export function loadingView(lines = 3): TemplateResult {
    return html`<div class="loading" role="status" aria-label=${t("state.loading")}>
        ${Array.from({ length: lines }, () => html`<span class="skeleton"></span>`)}
    </div>`;
}

export function emptyView(title: string, body: unknown, actions: unknown = nothing): TemplateResult {
    return html`<div class="empty">
        <h2>${title}</h2>
        <p>${body}</p>
        ${actions}
    </div>`;
}

/** Every state of a request has a face; what was there before stays visible while the next answer is on its way. */
export function loaded<T>(loader: Loader<T>, retry: () => void, ready: (value: T) => unknown): unknown {
    const current: Loadable<T> = loader.state;
    switch (current.kind) {
        case "idle":
            return nothing;
        case "loading":
            return current.previous === undefined ? loadingView() : ready(current.previous);
        case "failed":
            return html`${problemView(current.problem, retry)}
            ${current.previous === undefined ? nothing : ready(current.previous)}`;
        case "ready":
            return ready(current.value);
    }
}

export interface Slider {
    id: string;
    label: string;
    value: number;
    min: number;
    max: number;
    step: number;
    /** The value in words, for the eye and as aria-valuetext. */
    text: string;
    hint?: string;
    disabled?: boolean;
    changed: (value: number) => void;
}

export function sliderView(slider: Slider): TemplateResult {
    const hintId = `${slider.id}-hint`;
    return html`<div class="slider">
        <div class="slider-head">
            <label for=${slider.id}>${slider.label}</label>
            <output for=${slider.id}>${slider.text}</output>
        </div>
        <input
            type="range"
            id=${slider.id}
            min=${slider.min}
            max=${slider.max}
            step=${slider.step}
            .value=${String(slider.value)}
            ?disabled=${slider.disabled ?? false}
            aria-valuetext=${slider.text}
            aria-describedby=${slider.hint === undefined ? nothing : hintId}
            @input=${(event: Event) => slider.changed(Number(inputValue(event)))}
        />
        ${slider.hint === undefined ? nothing : html`<p class="hint" id=${hintId}>${slider.hint}</p>`}
    </div>`;
}

/** A bar that fills from 0 to 1; where the share is not known it only says that something moves. */
export function progressView(label: string, share: number | undefined): TemplateResult {
    return html`<progress class="progress" aria-label=${label} max="1" value=${share ?? nothing}></progress>`;
}

export function inputValue(event: Event): string {
    return (event.target as HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement).value;
}

export function inputChecked(event: Event): boolean {
    return (event.target as HTMLInputElement).checked;
}
