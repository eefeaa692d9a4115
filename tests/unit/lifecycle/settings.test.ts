import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { DEFAULTS, readSettings } from "../../../examples/lifecycle/settings.js";

describe("the options of the main job", () => {
  test("have defaults", () => assert.deepEqual(readSettings([]), DEFAULTS));

  test("are read", () => {
    const args =
      "--seed 3 --epochs 2 --sparsities 25,90 --prune-epochs 4 --images 500 --variant scalar --out elsewhere";
    const expected = { seed: 3, epochs: 2, sparsities: [0.25, 0.9], pruneEpochs: 4, images: 500 };
    assert.deepEqual(readSettings(args.split(" ")), { ...expected, variant: "scalar", out: "elsewhere" });
    assert.equal(readSettings(["--help"]), "help");
  });

  for (const [args, message] of [
    [["--seed", "x"], /--seed: expected a whole number from 0 to 2147483647, got "x"/],
    [["--seed", "-1"], /--seed/],
    [["--epochs", "0"], /--epochs: expected a whole number from 1 to 1000, got "0"/],
    [["--epochs", "1.5"], /--epochs/],
    [["--sparsities", "50,x"], /--sparsities: expected a whole number from 1 to 99, got "x"/],
    [["--sparsities", "50,100"], /--sparsities/],
    [["--sparsities", "90,50"], /--sparsities: expected rising percentages, got "90,50"/],
    [["--sparsities", ""], /--sparsities/],
    [["--prune-epochs", "0"], /--prune-epochs: expected a whole number from 1 to 1000, got "0"/],
    [["--images", "10001"], /--images/],
    [["--variant", "fast"], /--variant: expected relaxed, simd, scalar, got "fast"/],
    [["--unknown"], /--unknown/],
    [["stray"], /stray/],
  ] as const)
    test(`are refused: ${args.join(" ")}`, () => assert.throws(() => readSettings(args), { message }));
});
