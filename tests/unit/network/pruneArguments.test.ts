import assert from "node:assert/strict";
import { test } from "node:test";
import type { LayerSpec, Network, NetworkPruneOptions } from "../../../src/network/types.js";
import type { Tensor } from "../../../src/runtime/types.js";
import { describeVariants, type Lanewise } from "../../support/variants.js";

const LAYERS: readonly LayerSpec[] = [
  { type: "conv2d", name: "stem", filters: 6, kernel: 3 },
  { type: "depthwiseConv2d", name: "depthwise", kernel: 3 },
  { type: "flatten", name: "flat" },
  { type: "dense", name: "head", units: 3 },
];

function create(lanewise: Lanewise): Network {
  return lanewise.network.create(LAYERS, { inputShape: [2, 5, 5], seed: 3 });
}

const BLOCK_BYTES = 4096;

/** Takes memory until no block more fits. */
function takeAll(lanewise: Lanewise): Tensor<"u8">[] {
  const blocks: Tensor<"u8">[] = [];
  for (;;) {
    try {
      blocks.push(lanewise.tensor("u8", [BLOCK_BYTES]));
    } catch (error) {
      assert.ok(error instanceof RangeError);
      return blocks;
    }
  }
}

describeVariants("prune refuses", (load) => {
  const lanewise = load();

  test("out of memory is a RangeError that changes nothing", () => {
    using own = load({ maximumBytes: 4 * 65536 });
    using network = own.network.create(
      [
        { type: "dense", name: "small", units: 16 },
        { type: "dense", name: "large", units: 1200 },
      ],
      { inputShape: [16] },
    );
    const blocks = takeAll(own);
    blocks.pop()?.dispose(); // room for the mask of small, 256 bytes, and not for that of large, 19,200
    const before = network.toSafetensors();
    const usage = own.memoryUsage();
    assert.throws(() => {
      network.prune({ sparsity: 0.5 });
    }, /the mask of large/);
    assert.deepEqual(own.memoryUsage(), usage);
    assert.deepEqual(network.toSafetensors(), before);
    for (const block of blocks) block.dispose();
    network.prune({ sparsity: 0.5 });
    assert.ok(network.getParameter("large.weight").values.includes(0));
  });

  const refused: Readonly<Record<string, [options: unknown, name: "TypeError" | "RangeError", message: RegExp]>> = {
    "no options": [undefined, "TypeError", /options/],
    "no sparsity": [{}, "TypeError", /options\.sparsity/],
    "a sparsity of 1": [{ sparsity: 1 }, "RangeError", /options\.sparsity/],
    "a negative sparsity": [{ sparsity: -0.1 }, "RangeError", /options\.sparsity/],
    "NaN as sparsity": [{ sparsity: NaN }, "RangeError", /options\.sparsity/],
    "a block of 3": [{ sparsity: 0.5, block: 3 }, "RangeError", /options\.block/],
    "a block that is a word": [{ sparsity: 0.5, block: "2" }, "TypeError", /options\.block/],
    "a group of 0": [{ sparsity: 0.5, group: 0 }, "RangeError", /options\.group/],
    "one name": [{ sparsity: 0.5, layers: "head" }, "TypeError", /options\.layers/],
    "a number for a name": [{ sparsity: 0.5, layers: [1] }, "TypeError", /options\.layers\[0\]/],
    "an unknown layer": [{ sparsity: 0.5, layers: ["head", "heat"] }, "RangeError", /options\.layers\[1\].*"heat"/],
    "a depthwise layer": [{ sparsity: 0.5, layers: ["depthwise"] }, "RangeError", /options\.layers\[0\]/],
    "a layer without weights": [{ sparsity: 0.5, layers: ["flat"] }, "RangeError", /options\.layers\[0\]/],
    "a misspelt option": [{ sparsity: 0.5, layer: ["head"] }, "TypeError", /"layer"/],
  };
  for (const [title, [options, name, message]] of Object.entries(refused)) {
    test(`refused and nothing changed: ${title}`, () => {
      using network = create(lanewise);
      const before = network.toSafetensors();
      const { used } = lanewise.memoryUsage();
      assert.throws(
        () => {
          network.prune(options as NetworkPruneOptions);
        },
        { name, message },
      );
      assert.equal(lanewise.memoryUsage().used, used);
      assert.deepEqual(network.toSafetensors(), before);
    });
  }

  test("refused: weights that are NaN, and a network that has nothing to prune", () => {
    using network = create(lanewise);
    const { values } = network.getParameter("head.weight");
    values[5] = NaN;
    network.setParameter("head.weight", values);
    const before = network.toSafetensors();
    assert.throws(() => network.prune({ sparsity: 0.5 }), { name: "RangeError", message: /head\.weight.*NaN/ });
    assert.deepEqual(network.toSafetensors(), before);
    using planes = lanewise.network.create([{ type: "conv2d", name: "only", filters: 2, kernel: 3 }], {
      inputShape: [1, 4, 4],
    });
    assert.throws(() => planes.prune({ sparsity: 0.5 }), { name: "RangeError", message: /options\.layers/ });
    planes.prune({ sparsity: 0.5, layers: ["only"] });
  });
});
