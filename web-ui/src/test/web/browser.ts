/** The few browser objects that the modules under test touch when they are loaded. Import it first. */
class MemoryStorage {
    private readonly values = new Map<string, string>();

    getItem(key: string): string | null {
        return this.values.get(key) ?? null;
    }

    setItem(key: string, value: string): void {
        this.values.set(key, value);
    }
}

const missing: Record<string, unknown> = {
    localStorage: new MemoryStorage(),
    sessionStorage: new MemoryStorage(),
};

for (const [name, value] of Object.entries(missing)) {
    Object.defineProperty(globalThis, name, { value, configurable: true, writable: true });
}

export {};
