import { createRequire } from "node:module";
import path from "node:path";
import type { Browser } from "../package/chromium.js";
import { BROWSER_PATIENCE_MILLISECONDS as timeout, installEngines } from "../package/engine.js";

export const FIREFOX = "/usr/bin/firefox-esr";

/** The part of puppeteer-core used here; it is installed on demand, where the compiler does not see its types. */
interface Puppeteer {
  launch(options: {
    browser: "firefox";
    executablePath: string;
    headless: boolean;
    timeout: number;
    protocolTimeout: number;
    extraPrefsFirefox: Readonly<Record<string, boolean>>;
  }): Promise<{ newPage(): Promise<Page>; close(): Promise<void> }>;
}
interface Page {
  goto(url: string, options: { timeout: number }): Promise<unknown>;
  waitForSelector(selector: string, options: { timeout: number }): Promise<unknown>;
  evaluate(expression: string): Promise<string>;
  close(): Promise<void>;
}

/** Headless Firefox, driven by WebDriver BiDi; preferences as in about:config. */
export async function openFirefox(preferences: Readonly<Record<string, boolean>> = {}): Promise<Browser> {
  const require = createRequire(path.join(await installEngines("browsers"), "index.js"));
  const puppeteer = require("puppeteer-core") as Puppeteer;
  const browser = await puppeteer.launch({
    browser: "firefox",
    executablePath: FIREFOX,
    headless: true,
    timeout,
    protocolTimeout: timeout,
    extraPrefsFirefox: preferences,
  });
  const read = async (url: string): Promise<string> => {
    const page = await browser.newPage();
    await page.goto(url, { timeout });
    await page.waitForSelector("body[data-done]", { timeout });
    const text = await page.evaluate("document.body.textContent");
    await page.close();
    return text;
  };
  return { read, close: () => browser.close() };
}
