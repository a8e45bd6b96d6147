import { settings } from "./core/settings";

// Runs before the first paint, so that the page never flashes in the wrong colours or language.
settings.apply();
