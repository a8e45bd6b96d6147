import type { Scope, Session } from "./contract";

const STORED_KEY = "embedsmith.key";

/** The key of this browser tab and what the server says it may do. Emits "change". */
class SessionStore extends EventTarget {
    private stored: string | undefined = read(sessionStorage) ?? read(localStorage);
    private details: Session | undefined;
    /** Set when the server refused the key in the middle of the work, so that the entry screen can say so. */
    expired = false;

    get key(): string | undefined {
        return this.stored;
    }

    get current(): Session | undefined {
        return this.details;
    }

    allows(scope: Scope): boolean {
        const scopes = this.details?.scopes ?? [];
        switch (scope) {
            case "read":
                return scopes.length > 0;
            case "write":
                return scopes.includes("write") || scopes.includes("admin");
            case "admin":
                return scopes.includes("admin");
        }
    }

    open(key: string, details: Session, remember: boolean): void {
        this.stored = key;
        this.details = details;
        this.expired = false;
        sessionStorage.setItem(STORED_KEY, key);
        if (remember) {
            localStorage.setItem(STORED_KEY, key);
        }
        this.changed();
    }

    close(): void {
        this.stored = undefined;
        this.details = undefined;
        sessionStorage.removeItem(STORED_KEY);
        localStorage.removeItem(STORED_KEY);
        this.changed();
    }

    expire(): void {
        if (this.stored !== undefined) {
            this.close();
            this.expired = true;
            this.changed();
        }
    }

    private changed(): void {
        this.dispatchEvent(new Event("change"));
    }
}

function read(storage: Storage): string | undefined {
    return storage.getItem(STORED_KEY) ?? undefined;
}

export const session = new SessionStore();
