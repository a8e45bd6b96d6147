import type {
    ApiKey,
    Collection,
    CollectionChange,
    CreatedKey,
    DocumentPage,
    DocumentStatus,
    Job,
    Model,
    NewCollection,
    PassagePage,
    Preview,
    Scope,
    SearchRequest,
    SearchResponse,
    Session,
    Splitting,
    Watch,
} from "./contract";
import { call } from "./http";

/** One function per call of the contract; nothing here but the path and the types. */
export const api = {
    session: (key: string) => call<Session>("GET", "/session", { key }),

    keys: (signal?: AbortSignal) => call<{ keys: ApiKey[] }>("GET", "/keys", { signal }),
    createKey: (body: { name: string; scopes: Scope[]; expiresAt?: string }) =>
        call<CreatedKey>("POST", "/keys", { body }),
    revokeKey: (id: string) => call<void>("DELETE", `/keys/${segment(id)}`),

    models: (signal?: AbortSignal) => call<{ models: Model[] }>("GET", "/models", { signal }),
    measure: (id: string) => call<Job>("POST", `/models/${segment(id)}/measure`),

    collections: (signal?: AbortSignal) => call<{ collections: Collection[] }>("GET", "/collections", { signal }),
    collection: (name: string, signal?: AbortSignal) => call<Collection>("GET", collectionPath(name), { signal }),
    createCollection: (body: NewCollection) => call<Collection>("POST", "/collections", { body }),
    changeCollection: (name: string, body: CollectionChange) =>
        call<Collection>("PATCH", collectionPath(name), { body }),
    deleteCollection: (name: string) => call<void>("DELETE", collectionPath(name)),

    documents: (name: string, page: { after?: string; status?: DocumentStatus; limit: number }, signal?: AbortSignal) =>
        call<DocumentPage>("GET", `${collectionPath(name)}/documents${query(page)}`, { signal }),
    deleteDocument: (name: string, key: string) => call<void>("DELETE", documentPath(name, key)),
    passages: (name: string, key: string, page: { from: number; limit: number }, signal?: AbortSignal) =>
        call<PassagePage>("GET", `${documentPath(name, key)}/passages${query(page)}`, { signal }),
    previewFile: (name: string, file: File, splitting: Splitting, signal?: AbortSignal) => {
        const form = new FormData();
        form.append("file", file, file.name);
        form.append("splitting", JSON.stringify(splitting));
        return call<Preview>("POST", `${collectionPath(name)}/preview`, { form, signal });
    },

    search: (name: string, body: SearchRequest, signal?: AbortSignal) =>
        call<SearchResponse>("POST", `${collectionPath(name)}/search`, { body, signal }),

    jobs: (limit: number, signal?: AbortSignal) => call<{ jobs: Job[] }>("GET", `/jobs${query({ limit })}`, { signal }),
    job: (id: string, signal?: AbortSignal) => call<Job>("GET", jobPath(id), { signal }),
    cancelJob: (id: string) => call<Job>("POST", `${jobPath(id)}/cancel`),
    resumeJob: (id: string) => call<Job>("POST", `${jobPath(id)}/resume`),

    watches: (name: string, signal?: AbortSignal) =>
        call<{ watches: Watch[] }>("GET", `${collectionPath(name)}/watches`, { signal }),
    createWatch: (name: string, body: { path: string; deleteMissing: boolean }) =>
        call<Watch>("POST", `${collectionPath(name)}/watches`, { body }),
    deleteWatch: (name: string, id: string) => call<void>("DELETE", `${collectionPath(name)}/watches/${segment(id)}`),
};

export function collectionPath(name: string): string {
    return `/collections/${segment(name)}`;
}

export function documentPath(name: string, key: string): string {
    return `${collectionPath(name)}/documents/${segment(key)}`;
}

export function jobPath(id: string): string {
    return `/jobs/${segment(id)}`;
}

function segment(value: string): string {
    return encodeURIComponent(value);
}

function query(values: Record<string, string | number | undefined>): string {
    const parameters = new URLSearchParams();
    for (const [name, value] of Object.entries(values)) {
        if (value !== undefined) {
            parameters.set(name, String(value));
        }
    }
    const text = parameters.toString();
    return text === "" ? "" : `?${text}`;
}
