import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { loadSync } from "../../../src/sync.js";
import type { LayerSpec } from "../../../src/network/types.js";

const lanewise = loadSync({ variant: "scalar" });
const IMAGE = [3, 8, 8];
const ROWS = [5, 6];

type Bad = readonly [
  title: string,
  layer: Readonly<Record<string, unknown>>,
  inputShape: readonly number[],
  error: "TypeError" | "RangeError",
  message: RegExp,
];

const BAD: readonly Bad[] = [
  ["layerNorm on planes", { type: "layerNorm" }, IMAGE, "RangeError", /layer0.*\[tokens, features\].*flatten/],
  ["an epsilon of 0", { type: "layerNorm", epsilon: 0 }, [3], "RangeError", /epsilon.*above 0/],
  ["an epsilon that f32 rounds to 0", { type: "layerNorm", epsilon: 1e-60 }, [3], "RangeError", /epsilon/],
  ["a negative epsilon", { type: "layerNorm", epsilon: -1 }, [3], "RangeError", /epsilon/],
  ["an epsilon that is a string", { type: "layerNorm", epsilon: "1" }, [3], "TypeError", /epsilon/],
  ["tokens of rows", { type: "tokens" }, ROWS, "RangeError", /layer0.*\[channels, height, width\]/],
  [
    "a class token of features",
    { type: "classToken" },
    [3],
    "RangeError",
    /layer0.*\[tokens, features\].*tokens layer/,
  ],
  ["a class token of planes", { type: "classToken" }, IMAGE, "RangeError", /layer0.*\[tokens, features\]/],
  ["a position of features", { type: "positionEmbedding" }, [3], "RangeError", /layer0.*\[tokens, features\]/],
  ["a token of planes", { type: "selectToken" }, IMAGE, "RangeError", /layer0/],
  ["a token past the last", { type: "selectToken", index: 5 }, ROWS, "RangeError", /index.*0 to 4/],
  ["a negative token", { type: "selectToken", index: -1 }, ROWS, "RangeError", /index/],
  ["half a token", { type: "selectToken", index: 0.5 }, ROWS, "RangeError", /index/],
  ["attention without heads", { type: "attention" }, ROWS, "TypeError", /heads/],
  ["no heads", { type: "attention", heads: 0 }, ROWS, "RangeError", /heads/],
  ["heads that do not divide", { type: "attention", heads: 4 }, ROWS, "RangeError", /heads.*divisor of the 6 features/],
  ["a bias of attention that is a number", { type: "attention", heads: 2, bias: 1 }, ROWS, "TypeError", /bias/],
  ["attention on features", { type: "attention", heads: 1 }, [3], "RangeError", /layer0/],
  ["attention that is misspelt", { type: "attention", head: 1 }, ROWS, "TypeError", /unknown option "head"/],
  ["dense on planes", { type: "dense", units: 1 }, IMAGE, "RangeError", /layer0/],
  ["a negative gain", { type: "dense", units: 1, gain: -1 }, [3], "RangeError", /gain/],
  ["a gain of NaN", { type: "dense", units: 1, gain: Number.NaN }, [3], "RangeError", /gain/],
  ["a gain that is a string", { type: "dense", units: 1, gain: "1" }, [3], "TypeError", /gain/],
  ["batch norm on rows", { type: "batchNorm" }, ROWS, "RangeError", /layer0/],
  ["softmax on rows", { type: "softmax" }, ROWS, "RangeError", /layer0/],
  ["conv2d on rows", { type: "conv2d", filters: 1, kernel: 1 }, ROWS, "RangeError", /layer0/],
  ...["bsplineKan", "fastKan", "fasterKan"].flatMap((type): Bad[] => [
    [`${type} without units`, { type }, [3], "TypeError", /units/],
    [`${type} of no units`, { type, units: 0 }, [3], "RangeError", /units/],
    [`${type} on planes`, { type, units: 1 }, IMAGE, "RangeError", /layer0.*\[tokens, features\]/],
    [`${type}: a range that is a number`, { type, units: 1, range: 1 }, [3], "TypeError", /range/],
    [`${type}: a range of three`, { type, units: 1, range: [0, 1, 2] }, [3], "RangeError", /range/],
    [`${type}: a range of strings`, { type, units: 1, range: ["0", 1] }, [3], "TypeError", /range\[0\]/],
    [`${type}: a range upside down`, { type, units: 1, range: [1, -1] }, [3], "RangeError", /range.*ascending/],
    [`${type}: a range of nothing`, { type, units: 1, range: [1, 1] }, [3], "RangeError", /range/],
    [`${type}: a range that f32 joins`, { type, units: 1, range: [1, 1 + 1e-9] }, [3], "RangeError", /range/],
    [`${type}: an infinite range`, { type, units: 1, range: [0, Infinity] }, [3], "RangeError", /range\[1\]/],
    [`${type}: a range past f32`, { type, units: 1, range: [0, 1e300] }, [3], "RangeError", /range/],
  ]),
  ["a grid of no intervals", { type: "bsplineKan", units: 1, gridSize: 0 }, [3], "RangeError", /gridSize/],
  ["half an interval", { type: "bsplineKan", units: 1, gridSize: 1.5 }, [3], "RangeError", /gridSize/],
  ["one centre", { type: "fastKan", units: 1, grids: 1 }, [3], "RangeError", /grids/],
  ["a width of fastKan, which has none", { type: "fastKan", units: 1, width: 1 }, [3], "TypeError", /width/],
  ["a width of 0", { type: "fasterKan", units: 1, width: 0 }, [3], "RangeError", /width.*above 0/],
  ["a negative width", { type: "fasterKan", units: 1, width: -1 }, [3], "RangeError", /width/],
  ["a width of NaN", { type: "fasterKan", units: 1, width: Number.NaN }, [3], "RangeError", /width/],
];

describe("layers on rows that are refused", () => {
  for (const [title, layer, inputShape, name, message] of BAD) {
    test(title, () => {
      const before = lanewise.memoryUsage();
      const create = (): unknown => lanewise.network.create([layer as LayerSpec], { inputShape });
      assert.throws(create, { name, message });
      assert.deepEqual(lanewise.memoryUsage(), before);
    });
  }
});
