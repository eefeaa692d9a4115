/** Chromium, driven by Playwright; its package comes with the peers. @module */
import { createServer, type Server } from "node:http";
import { createReadStream, existsSync } from "node:fs";
import { extname, join, normalize } from "node:path";
import type { AddressInfo } from "node:net";
import { fileURLToPath } from "node:url";
import { chromium } from "playwright-core";
import { bundlePage } from "./bundle.js";
import type { Row } from "../../harness/case.js";
import type { Listener, SessionOptions } from "../../session.js";

const EXECUTABLE = process.env["CHROMIUM"] ?? "/usr/bin/chromium";
const SWITCHES = [
  "--headless",
  "--no-sandbox",
  "--disable-dev-shm-usage",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];
const TYPES: Readonly<Record<string, string>> = {
  ".html": "text/html",
  ".js": "text/javascript",
  ".mjs": "text/javascript",
  ".wasm": "application/wasm",
};
/** Cross-origin isolation gives the page a clock of 5 us instead of 100. */
const ISOLATION = {
  "Cross-Origin-Opener-Policy": "same-origin",
  "Cross-Origin-Embedder-Policy": "require-corp",
};
const PAGE = `<!doctype html><meta charset="utf-8"><title>bench</title><script type="module" src="/bench.js"></script>`;

/** The page, its script, and the files of the installed peers. */
async function serve(script: string): Promise<Server> {
  const root = fileURLToPath(new URL("..", import.meta.url));
  const server = createServer((request, response) => {
    const path = decodeURIComponent(new URL(request.url ?? "/", "http://localhost").pathname);
    const text = path === "/" ? PAGE : path === "/bench.js" ? script : undefined;
    if (text !== undefined) {
      response.writeHead(200, { "Content-Type": TYPES[path === "/" ? ".html" : ".js"], ...ISOLATION }).end(text);
      return;
    }
    const file = join(root, normalize(path));
    if (!path.startsWith("/node_modules/") || !file.startsWith(join(root, "node_modules")) || !existsSync(file)) {
      response.writeHead(404).end();
      return;
    }
    response.writeHead(200, { "Content-Type": TYPES[extname(file)] ?? "application/octet-stream", ...ISOLATION });
    createReadStream(file).pipe(response);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return server;
}

export interface PageRun {
  readonly engine: string;
  readonly variant: string;
}

/** Runs a session in a page. */
export async function runInPage(options: SessionOptions, listener: Listener): Promise<PageRun> {
  const server = await serve(await bundlePage());
  const browser = await chromium.launch({ executablePath: EXECUTABLE, args: SWITCHES });
  try {
    const page = await browser.newPage();
    const crash = new Promise<never>((_, reject) => page.on("pageerror", reject));
    await page.exposeFunction("benchRows", (rows: readonly Row[]) => listener.onRows(rows));
    await page.exposeFunction("benchNote", (note: string, failure: boolean) => listener.onNote(note, failure));
    const { port } = server.address() as AddressInfo;
    await page.goto(`http://127.0.0.1:${port}/`);
    await Promise.race([crash, page.waitForFunction("'runBench' in globalThis")]);
    const variant = await Promise.race([crash, page.evaluate(`runBench(${JSON.stringify(options)})`)]);
    return { engine: `Chromium ${browser.version()}`, variant: String(variant) };
  } finally {
    await browser.close();
    server.close();
  }
}
