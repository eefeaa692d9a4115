import assert from "node:assert/strict";
import type { Report } from "./report.js";

/** The reports of both entries, as programs/page.mjs writes them into the page. */
export function pageReports(text: string): readonly Report[] {
  const { load, sync, error } = JSON.parse(text) as { load?: Report; sync?: Report; error?: string };
  assert.ok(load && sync, error ?? text);
  return [load, sync];
}
