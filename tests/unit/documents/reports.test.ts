import assert from "node:assert/strict";
import { describe, test } from "node:test";
import type { Report, Row } from "../../../bench/harness/case.js";
import { updateReport } from "../../../bench/harness/update.js";

const row = (name: string, value: number): Row => ({ case: name, subject: "ours", unit: "ms", value, mad: 0 });

const report = (rows: readonly Row[], notes: readonly string[] = []): Report => {
  return { machine: "a machine", engine: "an engine", variant: "simd", suite: "dense", rows, notes };
};

describe("a report of a part of the suite", () => {
  test("replaces the cases that it has, in place, and adds what is new", () => {
    const before = report([row("a", 1), row("b", 2), row("b", 3), row("c", 4)]);
    const after = report([row("b", 5), row("d", 6)]);
    assert.deepEqual(updateReport(before, after).rows, [row("a", 1), row("b", 5), row("c", 4), row("d", 6)]);
  });

  test("takes back what was said about its cases, and says nothing twice", () => {
    const before = report([row("a", 1), row("ab", 2)], ["copies", "a: failed", "ab: failed"]);
    const after = report([row("a", 3)], ["copies"]);
    assert.deepEqual(updateReport(before, after).notes, ["copies", "ab: failed"]);
  });

  test("is refused by the report of another engine", () => {
    const other = { ...report([]), engine: "another" };
    assert.throws(() => updateReport(report([]), other), /RangeError.*same engine, an engine, came another/);
  });
});
