import { createRequire } from "node:module";
import path from "node:path";
import { BROWSER_PATIENCE_MILLISECONDS as timeout, installEngines } from "./engine.js";

export const CHROMIUM = "/usr/bin/chromium";

export interface Browser {
  /** Opens a page and returns what programs/page.mjs wrote into it. */
  read(url: string): Promise<string>;
  close(): Promise<void>;
}

/** The part of playwright-core used here; it is installed on demand, where the compiler does not see its types. */
interface Playwright {
  readonly chromium: {
    launch(options: { executablePath: string; args: readonly string[]; timeout: number }): Promise<{
      newPage(): Promise<Page>;
      close(): Promise<void>;
    }>;
  };
}
interface Page {
  goto(url: string, options: { timeout: number }): Promise<unknown>;
  waitForSelector(selector: string, options: { timeout: number }): Promise<unknown>;
  textContent(selector: string): Promise<string | null>;
  close(): Promise<void>;
}

const SWITCHES = ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--disable-background-networking"];

/** Headless Chromium; further switches reach V8 and the like. */
export async function openChromium(switches: readonly string[] = []): Promise<Browser> {
  const modules = await installEngines("browsers");
  const require = createRequire(path.join(modules, "index.js"));
  const { chromium } = require("playwright-core") as Playwright;
  const browser = await chromium.launch({ executablePath: CHROMIUM, args: [...SWITCHES, ...switches], timeout });
  const read = async (url: string): Promise<string> => {
    const page = await browser.newPage();
    await page.goto(url, { timeout });
    await page.waitForSelector("body[data-done]", { timeout });
    const text = await page.textContent("body");
    await page.close();
    return text ?? "";
  };
  return { read, close: () => browser.close() };
}
