export interface ServerEvent {
    event: string;
    data: string;
}

/**
 * Reads server-sent events from a fetch body. The browser's EventSource cannot send an Authorization header, and a key
 * in the address would end up in logs.
 */
export async function* serverEvents(body: ReadableStream<Uint8Array>): AsyncGenerator<ServerEvent> {
    const reader = body.pipeThrough(new TextDecoderStream() as TransformStream<Uint8Array, string>).getReader();
    const parser = new EventParser();
    try {
        for (;;) {
            const { value, done } = await reader.read();
            if (done) {
                return;
            }
            yield* parser.push(value);
        }
    } finally {
        await reader.cancel().catch(() => undefined);
    }
}

/** The line protocol of the HTML standard, section 9.2.6, as far as a client that does not reconnect needs it. */
export class EventParser {
    private rest = "";
    private event = "";
    private data: string[] = [];

    push(text: string): ServerEvent[] {
        const lines = (this.rest + text).split(/\r\n|\n|\r/);
        this.rest = lines.pop() ?? "";
        const complete: ServerEvent[] = [];
        for (const line of lines) {
            if (line === "") {
                if (this.data.length > 0) {
                    complete.push({ event: this.event || "message", data: this.data.join("\n") });
                }
                this.event = "";
                this.data = [];
            } else {
                this.field(line);
            }
        }
        return complete;
    }

    private field(line: string): void {
        const colon = line.indexOf(":");
        const name = colon < 0 ? line : line.slice(0, colon);
        const value = colon < 0 ? "" : line.slice(colon + 1).replace(/^ /, "");
        if (name === "event") {
            this.event = value;
        } else if (name === "data") {
            this.data.push(value);
        }
    }
}
