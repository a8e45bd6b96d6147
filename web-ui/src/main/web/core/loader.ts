import type { ReactiveController, ReactiveControllerHost } from "lit";
import { Problem, isAbort } from "./problem";

export type Loadable<T> =
    | { kind: "idle" }
    | { kind: "loading"; previous?: T }
    | { kind: "ready"; value: T }
    | { kind: "failed"; problem: Problem; previous?: T };

/** Holds what one request brought. A newer request aborts the older one, so that an answer can never overtake. */
export class Loader<T> implements ReactiveController {
    state: Loadable<T> = { kind: "idle" };
    private running: AbortController | undefined;

    constructor(private readonly host: ReactiveControllerHost) {
        host.addController(this);
    }

    get value(): T | undefined {
        switch (this.state.kind) {
            case "ready":
                return this.state.value;
            case "loading":
            case "failed":
                return this.state.previous;
            case "idle":
                return undefined;
        }
    }

    async load(fetching: (signal: AbortSignal) => Promise<T>): Promise<void> {
        this.running?.abort();
        const mine = new AbortController();
        this.running = mine;
        this.become({ kind: "loading", previous: this.value });
        try {
            const value = await fetching(mine.signal);
            if (!mine.signal.aborted) {
                this.become({ kind: "ready", value });
            }
        } catch (cause) {
            if (!mine.signal.aborted && !isAbort(cause)) {
                this.become({ kind: "failed", problem: Problem.from(cause), previous: this.value });
            }
        }
    }

    set(value: T): void {
        this.become({ kind: "ready", value });
    }

    clear(): void {
        this.running?.abort();
        this.become({ kind: "idle" });
    }

    hostDisconnected(): void {
        this.running?.abort();
    }

    private become(state: Loadable<T>): void {
        this.state = state;
        this.host.requestUpdate();
    }
}
