import { html, nothing, type PropertyValues } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { announce, announceProblem } from "../../components/announcer";
import { confirmed } from "../../components/confirm";
import { ConsoleElement } from "../../components/element";
import { icon } from "../../components/icon";
import { inputChecked, inputValue, loaded } from "../../components/views";
import { api } from "../../core/api";
import type { Watch } from "../../core/contract";
import { Loader } from "../../core/loader";
import { session } from "../../core/session";
import { t } from "../../i18n";

@customElement("es-watches")
export class WatchList extends ConsoleElement {
    @property({ attribute: false }) collection = "";
    @state() private path = "";
    @state() private deleteMissing = false;
    @state() private busy = false;
    private readonly watches = new Loader<Watch[]>(this);

    protected override willUpdate(changes: PropertyValues): void {
        if (changes.has("collection")) {
            this.loadWatches();
        }
    }

    private loadWatches(): void {
        void this.watches.load(async (signal) => (await api.watches(this.collection, signal)).watches);
    }

    protected override render(): unknown {
        return html`<section class="card" aria-labelledby="watches-title">
            <h2 id="watches-title">${t("watches.title")}</h2>
            <p class="hint">${t("watches.hint")}</p>
            ${loaded(this.watches, () => this.loadWatches(), (watches) =>
                watches.length === 0
                    ? html`<p>${t("watches.none")}</p>`
                    : html`<ul class="plain-list">
                          ${watches.map((watch) => this.row(watch))}
                      </ul>`,
            )}
            ${session.allows("admin") ? this.form() : html`<p class="hint">${t("scope.admin")}</p>`}
        </section>`;
    }

    private row(watch: Watch): unknown {
        return html`<li class="row">
            <code>${watch.path}</code>
            <span class="hint">
                ${watch.interval}${watch.deleteMissing ? ` · ${t("watches.deletesMissing")}` : ""}
            </span>
            ${session.allows("admin")
                ? html`<button
                      type="button"
                      class="plain"
                      aria-label=${t("watches.remove", { path: watch.path })}
                      @click=${() => void this.removeWatch(watch)}
                  >
                      ${icon("trash")}
                  </button>`
                : nothing}
        </li>`;
    }

    private form(): unknown {
        return html`<form @submit=${this.add}>
            <label for="watch-path">${t("watches.path")}</label>
            <input
                id="watch-path"
                required
                spellcheck="false"
                .value=${this.path}
                @input=${(event: Event) => (this.path = inputValue(event))}
            />
            <label class="check">
                <input
                    type="checkbox"
                    .checked=${this.deleteMissing}
                    @change=${(event: Event) => (this.deleteMissing = inputChecked(event))}
                />
                <span>${t("watches.deleteMissing")}</span>
            </label>
            <button type="submit" ?disabled=${this.busy || this.path.trim() === ""}>${t("watches.add")}</button>
        </form>`;
    }

    private async add(event: Event): Promise<void> {
        event.preventDefault();
        this.busy = true;
        try {
            await api.createWatch(this.collection, { path: this.path.trim(), deleteMissing: this.deleteMissing });
            announce(t("watches.added"));
            this.path = "";
            this.loadWatches();
        } catch (cause) {
            announceProblem(cause);
        } finally {
            this.busy = false;
        }
    }

    private async removeWatch(watch: Watch): Promise<void> {
        const agreed = await confirmed({
            title: t("watches.remove", { path: watch.path }),
            text: t("watches.removeText"),
            action: t("action.remove"),
        });
        if (!agreed) {
            return;
        }
        try {
            await api.deleteWatch(this.collection, watch.id);
            this.loadWatches();
        } catch (cause) {
            announceProblem(cause);
        }
    }
}
