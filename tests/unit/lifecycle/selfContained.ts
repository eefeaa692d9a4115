import assert from "node:assert/strict";

const ATTRIBUTE = /([^\s"'=<>/]+)\s*=\s*("[^"]*"|'[^']*'|[^\s"'>]+)/g;
const ADDRESSES = new Set(["src", "href", "xlink:href", "srcset", "poster", "data", "action"]);

/** Fails when a page would run a script or fetch anything. Attributes hold no ">" unless escaped. */
export function assertSelfContained(html: string): void {
  for (const tag of html.match(/<[a-z][^>]*>/gi) ?? []) {
    assert.doesNotMatch(tag, /^<(script|link|iframe|object|embed|base)\b/i, "an element that runs or fetches");
    for (const [, name, value] of tag.matchAll(ATTRIBUTE)) assertLocalAttribute(name!.toLowerCase(), value!);
  }
  for (const [, style] of html.matchAll(/<style[^>]*>(.*?)<\/style>/gs)) assertLocalStyle(style!);
}

function assertLocalAttribute(name: string, value: string): void {
  assert.doesNotMatch(name, /^on/, "an event handler");
  if (ADDRESSES.has(name)) assert.match(value, /^["']?(data:|#)/, "an address outside the page");
  assertLocalStyle(value);
}

function assertLocalStyle(style: string): void {
  assert.doesNotMatch(style, /@import/i, "a style sheet that fetches");
  for (const [, source] of style.matchAll(/url\(\s*["']?([^"')\s]*)/gi))
    assert.match(source!, /^(data:|#)/, "a style that points outside the page");
}
