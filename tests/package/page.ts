import assert from "node:assert/strict";
import path from "node:path";
import { runCommand } from "../../tools/test/command.js";
import type { Browser } from "./chromium.js";
import { installEngines, root } from "./engine.js";
import type { Report } from "./report.js";
import { serve } from "./server.js";

export const BUNDLERS = ["vite", "esbuild", "rollup", "webpack"] as const;

/** The project's page, bundled; returns the folder to serve. */
export async function bundlePage(bundler: (typeof BUNDLERS)[number], project: string): Promise<string> {
  await installEngines("bundlers");
  const script = path.join(root, "tests/package/engines/bundlers/bundle.mjs");
  const output = path.join(project, "pages", bundler);
  const { status, output: said } = await runCommand(process.execPath, [script, bundler, project, output], {
    cwd: root,
  });
  assert.equal(status, 0, said);
  return output;
}

/** The reports of both entries, as programs/page.mjs writes them into the page, from a browser opened for it alone. */
export async function readPage(open: () => Promise<Browser>, folder: string): Promise<readonly Report[]> {
  const server = await serve(folder);
  try {
    const browser = await open();
    try {
      const text = await browser.read(`${server.url}/`);
      const { load, sync, error } = JSON.parse(text) as { load?: Report; sync?: Report; error?: string };
      assert.ok(load && sync, error ?? text);
      return [load, sync];
    } finally {
      await browser.close();
    }
  } finally {
    await server.close();
  }
}
