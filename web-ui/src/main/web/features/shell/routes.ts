import { html } from "lit";
import { emptyView } from "../../components/views";
import type { Route } from "../../core/router";
import { t, type MessageKey } from "../../i18n";
import "../collections/collection-list";
import "../collections/collection-page";
import { evaluationsView } from "../evaluations/evaluations-view";
import "../jobs/job-list";
import "../keys/key-list";
import "../models/model-list";
import "../trainings/training-page";

export function routeView(route: Route): unknown {
    const [area, name, tab, key] = route.path;
    switch (area) {
        case undefined:
        case "collections":
            return name === undefined
                ? html`<es-collections></es-collections>`
                : html`<es-collection .name=${name} .tab=${tab} .documentKey=${key} .query=${route.query}></es-collection>`;
        case "models":
            return name === "trainings" && tab !== undefined
                ? html`<es-training .training=${tab}></es-training>`
                : html`<es-models></es-models>`;
        case "evaluations":
            return evaluationsView(route);
        case "jobs":
            return html`<es-jobs></es-jobs>`;
        case "keys":
            return html`<es-keys></es-keys>`;
        default:
            return html`<div class="page">
                ${emptyView(t("shell.notFound"), html`<a href="#/">${t("nav.collections")}</a>`)}
            </div>`;
    }
}

const TITLES: Record<string, MessageKey> = {
    models: "nav.models",
    evaluations: "nav.evaluations",
    jobs: "nav.jobs",
    keys: "nav.keys",
};

export function titleOf(route: Route): string {
    const [area = "collections", name] = route.path;
    // the name of a collection says where one is, the id of an evaluation does not
    const named = area === "collections" ? name : undefined;
    return `${named ?? t(TITLES[area] ?? "nav.collections")} · Embedsmith`;
}
