/** The package in the engines of Firefox and Safari, and in browsers whose wasm features are switched off. */
import { test } from "node:test";
import { CHROMIUM, openChromium, type Browser } from "../package/chromium.js";
import { needs } from "../package/engine.js";
import { bundlePage, readPage } from "../package/page.js";
import { useConsumer } from "../package/project.js";
import { checkReport, type Expected } from "../package/report.js";
import { FIREFOX, openFirefox } from "./firefox.js";
import { openWebKit, WEBKIT_DRIVER } from "./webkit.js";

const chromium = needs("Chromium", CHROMIUM, "chromium");
const firefox = needs("Firefox", FIREFOX, "firefox-esr");
const webkit = needs("WebKitGTK", WEBKIT_DRIVER, "webkit2gtk-driver xvfb");
const consumer = useConsumer();
let page: Promise<string> | undefined;

async function checkPage(open: () => Promise<Browser>, variant: Expected["variant"]): Promise<void> {
  page ??= bundlePage("vite", consumer.folder);
  for (const report of await readPage(open, await page)) {
    await checkReport(report, { variant, digest: consumer.digest });
  }
}

test("Chromium without SIMD runs scalar", chromium, () =>
  checkPage(() => openChromium(["--js-flags=--no-enable-sse4-1"]), "scalar"),
);

test("Firefox runs relaxed", firefox, () => checkPage(() => openFirefox(), "relaxed"));

test("Firefox without relaxed SIMD runs simd", firefox, () =>
  checkPage(() => openFirefox({ "javascript.options.wasm_relaxed_simd": false }), "simd"),
);

test("WebKitGTK runs simd", webkit, () => checkPage(() => openWebKit(), "simd"));

test("WebKitGTK without SIMD runs scalar", webkit, () =>
  checkPage(() => openWebKit({ JSC_useWasmSIMD: "0" }), "scalar"),
);
