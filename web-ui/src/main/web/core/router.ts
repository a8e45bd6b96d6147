export interface Route {
    path: string[];
    query: URLSearchParams;
}

/** The address after "#": the server has one page only, and a link to a search can be shared. */
export function parseHash(hash: string): Route {
    const [path = "", query = ""] = hash.replace(/^#\/?/, "").split(/\?(.*)/s);
    return {
        path: path
            .split("/")
            .filter((part) => part !== "")
            .map(decoded),
        query: new URLSearchParams(query),
    };
}

export function toHash(path: string[], query?: URLSearchParams): string {
    const text = query?.toString() ?? "";
    return `#/${path.map(encodeURIComponent).join("/")}${text === "" ? "" : `?${text}`}`;
}

export function currentRoute(): Route {
    return parseHash(location.hash);
}

export function navigate(path: string[], query?: URLSearchParams): void {
    location.hash = toHash(path, query);
}

/** Changes the address without a new entry in the history and without an event: for sliders and typing. */
export function replaceQuery(path: string[], query: URLSearchParams): void {
    history.replaceState(history.state, "", toHash(path, query));
}

function decoded(part: string): string {
    try {
        return decodeURIComponent(part);
    } catch {
        return part;
    }
}
