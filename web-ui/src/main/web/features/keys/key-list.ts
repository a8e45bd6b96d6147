import { html, nothing } from "lit";
import { customElement, query, state } from "lit/decorators.js";
import { announce, announceProblem } from "../../components/announcer";
import { confirmed } from "../../components/confirm";
import { ConsoleElement } from "../../components/element";
import { icon } from "../../components/icon";
import { loaded } from "../../components/views";
import { api } from "../../core/api";
import type { ApiKey, CreatedKey } from "../../core/contract";
import { formatAgo, formatTime } from "../../core/format";
import { Loader } from "../../core/loader";
import { session } from "../../core/session";
import { t } from "../../i18n";
import "../../components/copy-button";
import "./key-form";
import type { KeyForm } from "./key-form";

@customElement("es-keys")
export class KeyList extends ConsoleElement {
    private readonly keys = new Loader<ApiKey[]>(this);
    @state() private created: CreatedKey | undefined;
    @query("es-key-form") private readonly form!: KeyForm | null;

    override connectedCallback(): void {
        super.connectedCallback();
        if (session.allows("admin")) {
            this.loadKeys();
        }
    }

    private loadKeys(): void {
        void this.keys.load(async (signal) => (await api.keys(signal)).keys);
    }

    protected override render(): unknown {
        if (!session.allows("admin")) {
            return html`<div class="page">
                <h1>${t("nav.keys")}</h1>
                <p class="hint">${t("scope.admin")}</p>
            </div>`;
        }
        return html`<div class="page" @key-created=${this.keyCreated}>
            <div class="page-head">
                <h1>${t("nav.keys")}</h1>
                <button type="button" class="primary" @click=${() => void this.form?.open()}>
                    ${icon("plus")}<span>${t("keys.create")}</span>
                </button>
            </div>
            <p class="hint">${t("keys.intro")}</p>
            ${this.created === undefined ? nothing : this.once(this.created)}
            ${loaded(this.keys, () => this.loadKeys(), (keys) => this.table(keys))}
            <es-key-form></es-key-form>
        </div>`;
    }

    private keyCreated(event: CustomEvent<CreatedKey>): void {
        this.created = event.detail;
        this.loadKeys();
    }

    private once(created: CreatedKey): unknown {
        return html`<section class="card new-key" aria-labelledby="new-key-title">
            <h2 id="new-key-title">${t("keys.createdTitle", { name: created.name })}</h2>
            <p>${t("keys.once")}</p>
            <div class="joined">
                <input id="new-key" readonly aria-label=${t("keys.value")} .value=${created.key} />
                <es-copy .text=${created.key}></es-copy>
            </div>
            <button type="button" @click=${() => (this.created = undefined)}>${t("keys.kept")}</button>
        </section>`;
    }

    private table(keys: ApiKey[]): unknown {
        return html`<table class="table cards">
            <caption class="visually-hidden">${t("nav.keys")}</caption>
            <thead>
                <tr>
                    <th scope="col">${t("field.name")}</th>
                    <th scope="col">${t("account.key")}</th>
                    <th scope="col">${t("account.scopes")}</th>
                    <th scope="col">${t("field.created")}</th>
                    <th scope="col">${t("keys.lastUsed")}</th>
                    <th scope="col">${t("keys.expires")}</th>
                    <th scope="col"><span class="visually-hidden">${t("field.actions")}</span></th>
                </tr>
            </thead>
            <tbody>
                ${keys.map((key) => this.row(key))}
            </tbody>
        </table>`;
    }

    private row(key: ApiKey): unknown {
        const own = key.prefix === session.current?.keyPrefix;
        return html`<tr>
            <th scope="row">${key.name} ${own ? html`<span class="badge">${t("keys.yours")}</span>` : nothing}</th>
            <td data-label=${t("account.key")}><code>es_${key.prefix}_…</code></td>
            <td data-label=${t("account.scopes")}>
                ${key.scopes.map((scope) => html`<span class="badge">${scope}</span> `)}
            </td>
            <td data-label=${t("field.created")}>${formatTime(key.createdAt)}</td>
            <td data-label=${t("keys.lastUsed")}>
                ${key.lastUsedAt ? formatAgo(key.lastUsedAt, Date.now()) : t("keys.never")}
            </td>
            <td data-label=${t("keys.expires")}>${key.expiresAt ? formatTime(key.expiresAt) : t("keys.noExpiry")}</td>
            <td class="actions">
                <button
                    type="button"
                    class="plain"
                    aria-label=${t("keys.revokeNamed", { name: key.name })}
                    @click=${() => void this.revoke(key, own)}
                >
                    ${icon("trash")}
                </button>
            </td>
        </tr>`;
    }

    private async revoke(key: ApiKey, own: boolean): Promise<void> {
        const agreed = await confirmed({
            title: t("keys.revokeNamed", { name: key.name }),
            text: own ? t("keys.revokeOwn") : t("keys.revokeText"),
            action: t("keys.revoke"),
            ...(own ? { typed: key.name } : {}),
        });
        if (!agreed) {
            return;
        }
        try {
            await api.revokeKey(key.id);
            announce(t("keys.revoked", { name: key.name }));
            if (own) {
                session.close();
            } else {
                this.loadKeys();
            }
        } catch (cause) {
            announceProblem(cause);
        }
    }
}
