import { Problem, isAbort } from "./problem";
import { session } from "./session";

export type Method = "GET" | "POST" | "PUT" | "PATCH" | "DELETE";

export interface CallOptions {
    body?: unknown;
    form?: FormData;
    signal?: AbortSignal;
    /** What the answer is to be, where it is not JSON. */
    accept?: string;
    /** A key that is being tried and is not yet the session's. */
    key?: string;
}

/** Relative to the page, so that the console also works behind a proxy that adds a path. */
export function apiUrl(path: string): string {
    return new URL(`api/v1${path}`, document.baseURI).toString();
}

export async function send(method: Method, path: string, options: CallOptions = {}): Promise<Response> {
    const headers = new Headers({ Accept: options.accept ?? "application/json" });
    const key = options.key ?? session.key;
    if (key !== undefined) {
        headers.set("Authorization", `Bearer ${key}`);
    }
    let body: BodyInit | undefined = options.form;
    if (options.body !== undefined) {
        headers.set("Content-Type", "application/json");
        body = JSON.stringify(options.body);
    }
    let response: Response;
    try {
        response = await fetch(apiUrl(path), { method, headers, body, signal: options.signal, cache: "no-store" });
    } catch (cause) {
        throw isAbort(cause) ? cause : Problem.from(cause);
    }
    if (!response.ok) {
        const problem = await Problem.of(response);
        if (problem.status === 401 && options.key === undefined) {
            session.expire();
        }
        throw problem;
    }
    return response;
}

export async function call<T>(method: Method, path: string, options: CallOptions = {}): Promise<T> {
    const response = await send(method, path, options);
    if (response.status === 204) {
        return undefined as T;
    }
    return (await response.json()) as T;
}
