/** What the tests need of the script engine that runs them: one function. */
declare const Deno: { test(name: string, body: () => void | Promise<void>): void };

export function test(name: string, body: () => void | Promise<void>): void {
    Deno.test(name, body);
}

export function assertEquals(actual: unknown, expected: unknown): void {
    const left = stable(actual);
    const right = stable(expected);
    if (left !== right) {
        throw new Error(`expected ${right}\n but was ${left}`);
    }
}

export function assertTrue(condition: boolean, message: string): void {
    if (!condition) {
        throw new Error(message);
    }
}

/** JSON with the keys in order, so that objects compare by content; undefined members do not count. */
function stable(value: unknown): string {
    return (
        JSON.stringify(value, (_key, inner: unknown) =>
            typeof inner === "object" && inner !== null && !Array.isArray(inner)
                ? Object.fromEntries(Object.entries(inner).sort(([left], [right]) => (left < right ? -1 : 1)))
                : inner,
        ) ?? "undefined"
    );
}
