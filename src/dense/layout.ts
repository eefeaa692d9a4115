import type { Layout } from "./types.js";

/** What is accepted where a layout is named; networks take the same words. */
export const LAYOUTS: readonly Layout[] = ["channels-first", "channels-last"];
