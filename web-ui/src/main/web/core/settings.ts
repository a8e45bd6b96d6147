/** What a person chose for this browser: language and colours. Emits "change". */
export type Locale = "en" | "zh";
export type Theme = "system" | "light" | "dark";

const LOCALE = "embedsmith.locale";
const THEME = "embedsmith.theme";

export function localeOf(stored: string | null, languages: readonly string[]): Locale {
    if (stored === "en" || stored === "zh") {
        return stored;
    }
    return (languages[0] ?? "en").toLowerCase().startsWith("zh") ? "zh" : "en";
}

class Settings extends EventTarget {
    locale: Locale = localeOf(localStorage.getItem(LOCALE), navigator.languages);
    theme: Theme = themeOf(localStorage.getItem(THEME));

    setLocale(locale: Locale): void {
        this.locale = locale;
        localStorage.setItem(LOCALE, locale);
        this.apply();
        this.dispatchEvent(new Event("change"));
    }

    setTheme(theme: Theme): void {
        this.theme = theme;
        localStorage.setItem(THEME, theme);
        this.apply();
        this.dispatchEvent(new Event("change"));
    }

    reducedMotion(): boolean {
        return matchMedia("(prefers-reduced-motion: reduce)").matches;
    }

    apply(): void {
        const root = document.documentElement;
        root.lang = this.locale === "zh" ? "zh-CN" : "en";
        if (this.theme === "system") {
            root.removeAttribute("data-theme");
        } else {
            root.setAttribute("data-theme", this.theme);
        }
    }
}

function themeOf(stored: string | null): Theme {
    return stored === "light" || stored === "dark" ? stored : "system";
}

export const settings = new Settings();
