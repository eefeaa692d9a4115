/** The small examples, against the packed tarball, as a user would build them. */
import assert from "node:assert/strict";
import { cp } from "node:fs/promises";
import path from "node:path";
import { test } from "node:test";
import { CHROMIUM, openChromium } from "./chromium.js";
import { needs, root } from "./engine.js";
import { bundlePage } from "./page.js";
import { useConsumer } from "./project.js";
import { serve } from "./server.js";

const consumer = useConsumer();

test("examples/browser, built by Vite, learns in Chromium", needs("Chromium", CHROMIUM, "chromium"), async () => {
  const project = path.join(consumer.folder, "browser");
  await cp(path.join(root, "examples/browser"), project, { recursive: true });
  const text = await readServed(await bundlePage("vite", project));
  const [, share] = /\d+ epochs, (\d+\.\d) % of 300 points right, by relaxed/.exec(text) ?? [];
  assert.ok(Number(share) >= 99, text);
});

/** What a page shows once it says that it is done. */
async function readServed(folder: string): Promise<string> {
  const server = await serve(folder);
  try {
    const browser = await openChromium();
    try {
      return await browser.read(`${server.url}/`);
    } finally {
      await browser.close();
    }
  } finally {
    await server.close();
  }
}
