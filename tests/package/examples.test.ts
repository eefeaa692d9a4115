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
  await cp(path.join(root, "examples/browser"), project, {
    recursive: true,
    filter: (source) => path.basename(source) !== "node_modules",
  });
  const server = await serve(await bundlePage("vite", project));
  const browser = await openChromium();
  try {
    const text = await browser.read(`${server.url}/`);
    const [, share] = /\d+ epochs, (\d+\.\d) % of 300 points right, by relaxed/.exec(text) ?? [];
    assert.ok(Number(share) >= 99, text);
  } finally {
    await browser.close();
    await server.close();
  }
});
