import type { ReactiveController, ReactiveControllerHost } from "lit";
import { Problem, isAbort } from "./problem";

export type Loadable<T> =
    | { kind: "idle" }
    | { kind: "loading"; previous?: T }
    | { kind: "ready"; value: T }
    | { kind: "failed"; problem: Problem; previous?: T };

const AGAIN_MILLIS = 3000;

/**
 * Holds what one request brought. A newer request aborts the older one, so that an answer can never overtake. While the
 * server is away it asks again by itself, with the problem left standing until there is something better to show.
 */
export class Loader<T> implements ReactiveController {
    state: Loadable<T> = { kind: "idle" };
    private running: AbortController | undefined;
    private again: number | undefined;

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
        this.stop();
        this.become({ kind: "loading", previous: this.value });
        await this.attempt(fetching);
    }

    private async attempt(fetching: (signal: AbortSignal) => Promise<T>): Promise<void> {
        const mine = new AbortController();
        this.running = mine;
        try {
            const value = await fetching(mine.signal);
            if (!mine.signal.aborted) {
                this.become({ kind: "ready", value });
            }
        } catch (cause) {
            if (!mine.signal.aborted && !isAbort(cause)) {
                const problem = Problem.from(cause);
                if (this.state.kind !== "failed" || this.state.problem.code !== problem.code) {
                    this.become({ kind: "failed", problem, previous: this.value });
                }
                if (problem.isPassing) {
                    this.again = window.setTimeout(() => void this.attempt(fetching), AGAIN_MILLIS);
                }
            }
        }
    }

    set(value: T): void {
        this.become({ kind: "ready", value });
    }

    clear(): void {
        this.stop();
        this.become({ kind: "idle" });
    }

    hostDisconnected(): void {
        this.stop();
    }

    private stop(): void {
        this.running?.abort();
        window.clearTimeout(this.again);
    }

    private become(state: Loadable<T>): void {
        this.state = state;
        this.host.requestUpdate();
    }
}
