import { html } from "lit";
import type { Route } from "../../core/router";
import "./advice-page";
import "./evaluation-list";
import "./evaluation-page";

/** #/evaluations, #/evaluations/ID, #/evaluations/advice/ID. */
export function evaluationsView(route: Route): unknown {
    const [, first, second] = route.path;
    if (first === undefined) {
        return html`<es-evaluations></es-evaluations>`;
    }
    return first === "advice" && second !== undefined
        ? html`<es-advice .advice=${second}></es-advice>`
        : html`<es-task-evaluation .evaluation=${first} .query=${route.query}></es-task-evaluation>`;
}
