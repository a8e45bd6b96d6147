/** An answer that is not a success: RFC 9457 problem+json, or the nearest thing when the server sent something else. */
export class Problem extends Error {
    constructor(
        readonly status: number,
        readonly code: string,
        readonly detail: string,
        readonly retryAfterSeconds?: number,
    ) {
        super(detail);
        this.name = "Problem";
    }

    /** Gone for now: asking again may help without anybody changing anything. */
    get isPassing(): boolean {
        return this.code === "unreachable" || this.status === 503;
    }

    /** No answer came back at all. */
    static unreachable(): Problem {
        return new Problem(0, "unreachable", "");
    }

    static async of(response: Response): Promise<Problem> {
        return Problem.parse(response.status, await response.text(), response.headers.get("Retry-After"));
    }

    static parse(status: number, body: string, retryAfter: string | null): Problem {
        const seconds = Number(retryAfter ?? Number.NaN);
        const fields = objectOf(body);
        const code = textOf(fields["code"]) ?? `http-${status}`;
        const detail = textOf(fields["detail"]) ?? textOf(fields["title"]) ?? body.slice(0, 300);
        return new Problem(status, code, detail, Number.isFinite(seconds) ? seconds : undefined);
    }

    static from(cause: unknown): Problem {
        if (cause instanceof Problem) {
            return cause;
        }
        // fetch reports a refused or broken connection as a TypeError and nothing else
        if (cause instanceof TypeError) {
            return Problem.unreachable();
        }
        return new Problem(0, "console", cause instanceof Error ? cause.message : String(cause));
    }
}

export function isAbort(cause: unknown): boolean {
    return cause instanceof DOMException && cause.name === "AbortError";
}

function objectOf(body: string): Record<string, unknown> {
    try {
        const parsed: unknown = JSON.parse(body);
        return typeof parsed === "object" && parsed !== null ? (parsed as Record<string, unknown>) : {};
    } catch {
        return {};
    }
}

function textOf(value: unknown): string | undefined {
    return typeof value === "string" && value !== "" ? value : undefined;
}
