import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { loadSync } from "../../../src/sync.js";
import type { LayerSpec, LoadParametersOptions, Network, SaveOptions } from "../../../src/network/types.js";
import { describeVariants } from "../../support/variants.js";
import { assertSameBits } from "./compare.js";
import { createRandom, uniformArray } from "./random.js";
import { buildFile, describeFile, readHeader, type Tensor } from "./safetensorsFile.js";

const LAYERS: readonly LayerSpec[] = [
  { type: "conv2d", name: "stem", filters: 3, kernel: [2, 3] },
  { type: "batchNorm", name: "norm" },
  { type: "flatten" },
  { type: "dense", name: "head", units: 2 },
];
const INPUT_SHAPE = [2, 5, 5];

const bytesOf = (values: ArrayBufferView): Uint8Array =>
  new Uint8Array(values.buffer, values.byteOffset, values.byteLength).slice();

const tensorOf = (name: string, dtype: string, shape: readonly number[], values: ArrayBufferView): Tensor => ({
  name,
  dtype,
  shape,
  bytes: bytesOf(values),
});

/** The tensors of a network's file, without its metadata. */
function tensorsOf(network: Network): readonly Tensor[] {
  return network.parameterNames.map((name) => {
    const { shape, values } = network.getParameter(name);
    return tensorOf(name, "F32", shape, values);
  });
}

const stateOf = (network: Network): readonly Float32Array[] =>
  network.parameterNames.map((name) => network.getParameter(name).values);

/** PyTorch's names of a batch norm's statistics. */
const pyTorchName = (name: string): string =>
  name.replace(/\.mean$/, ".running_mean").replace(/\.variance$/, ".running_var");

describeVariants("parameters from files", (load) => {
  const lanewise = load();
  const create = (seed: number): Network => lanewise.network.create(LAYERS, { inputShape: INPUT_SHAPE, seed });

  test("under their own names, from the network's own file too", () => {
    using network = create(1);
    using other = create(2);
    const x = uniformArray(createRandom(1), 50);
    const before = other.predict(x);
    other.loadParameters(network.toSafetensors());
    assert.notDeepEqual(other.predict(x), before);
    assertSameBits("prediction", other.predict(x), network.predict(x));
    assert.deepEqual(other.toSafetensors(), network.toSafetensors());
  });

  test("under other names, PyTorch's count of batches left aside", () => {
    using network = create(1);
    const counted = tensorOf("norm.num_batches_tracked", "I64", [], BigInt64Array.of(7n));
    const named = tensorsOf(network).map((tensor) => ({ ...tensor, name: pyTorchName(tensor.name) }));
    const file = buildFile([counted, ...named.reverse()], { format: "pt" });
    using other = create(2);
    other.loadParameters(file, { names: pyTorchName, ignoreExtra: true });
    assert.deepEqual(stateOf(other), stateOf(network));
    assert.throws(() => other.loadParameters(file, { names: pyTorchName }), {
      name: "RangeError",
      message: /no parameter has the name of its "norm\.num_batches_tracked"/,
    });
  });

  test("every F16 and every BF16 exactly, at any offset", () => {
    const bits = Uint16Array.from({ length: 65536 }, (_, index) => index);
    const layers: readonly LayerSpec[] = [{ type: "dense", name: "only", units: 256, bias: false }];
    using network = lanewise.network.create(layers, { inputShape: [256] });
    const numbers: Readonly<Record<string, (word: number) => number>> = {
      F16: (word) => {
        const [exponent, mantissa] = [(word >> 10) & 31, word & 1023];
        const magnitude = exponent === 0 ? mantissa * 2 ** -24 : (1024 + mantissa) * 2 ** (exponent - 25);
        const special = mantissa === 0 ? Infinity : NaN;
        return (word & 0x8000 ? -1 : 1) * (exponent === 31 ? special : magnitude);
      },
      BF16: (word) => new Float32Array(Uint32Array.of(word << 16).buffer)[0] ?? NaN,
    };
    for (const [dtype, number] of Object.entries(numbers)) {
      const file = buildFile([tensorOf("only.weight", dtype, [256, 256], bits)], {});
      const moved = Buffer.alloc(file.length + 3).subarray(3); // of a pool of Node's: slices of it are views
      moved.set(file);
      network.loadParameters(moved);
      const { values } = network.getParameter("only.weight");
      for (const [word, value] of values.entries())
        assert.ok(Object.is(value, number(word)), `${dtype} ${word}: ${value}`);
    }
  });

  test("F64, rounded to nearest", () => {
    using network = lanewise.network.create([{ type: "dense", name: "only", units: 1, bias: false }], {
      inputShape: [5],
    });
    const values = Float64Array.of(Math.PI, 1 + 2 ** -24, 1 + 3 * 2 ** -24, 1e300, -(2 ** -150));
    network.loadParameters(buildFile([tensorOf("only.weight", "F64", [1, 5], values)], {}));
    const { values: read } = network.getParameter("only.weight");
    assert.deepEqual([...read], [Math.fround(Math.PI), 1, 1 + 2 ** -22, Infinity, -0]);
  });

  test("what pruning took away stays zero, and what is packed is packed anew", () => {
    using network = create(1);
    network.prune({ sparsity: 0.5 });
    const x = uniformArray(createRandom(1), 50);
    network.predict(x);
    const pruned = network.getParameter("head.weight").values;
    using other = create(2);
    network.loadParameters(other.toSafetensors());
    const { values } = network.getParameter("head.weight");
    assert.deepEqual(
      values,
      other.getParameter("head.weight").values.map((value, index) => (pruned[index] === 0 ? 0 : value)),
    );
    other.setParameter("head.weight", values);
    const [ours, theirs] = [network.predict(x), other.predict(x)];
    assert.ok(ours.every((value, index) => Math.abs(value - (theirs[index] ?? NaN)) < 1e-6));
  });
});

/** Files whose only fault is in the metadata, which is not read. */
const DESCRIPTIONS = /^(no metadata|metadata without|a description|an input|training|a step|an optimiser|moments)/;

describe("files of parameters that are refused leave everything as it was", () => {
  const lanewise = loadSync();
  const network = lanewise.network.create(LAYERS, { inputShape: INPUT_SHAPE, seed: 1 });
  const other = lanewise.network.create(LAYERS, { inputShape: INPUT_SHAPE, seed: 2 });
  const tensors = tensorsOf(other);
  const sound = buildFile(tensors, {});
  const state = stateOf(network);

  function refuse(bytes: unknown, options: unknown, name: "TypeError" | "RangeError", message: RegExp): void {
    const { used } = lanewise.memoryUsage();
    const load = (): void => network.loadParameters(bytes as Uint8Array, options as LoadParametersOptions);
    assert.throws(load, { name, message });
    assert.deepEqual(stateOf(network), state);
    assert.equal(lanewise.memoryUsage().used, used);
  }

  const changed = (name: string, change: (tensor: Tensor) => Partial<Tensor>): Uint8Array =>
    buildFile(
      tensors.map((tensor) => (tensor.name === name ? { ...tensor, ...change(tensor) } : tensor)),
      {},
    );

  for (const [title, file] of Object.entries(describeFile(() => other.toSafetensors()))) {
    if (DESCRIPTIONS.test(title)) {
      test(`read: ${title}`, () => {
        const copy = lanewise.network.create(LAYERS, { inputShape: INPUT_SHAPE, seed: 3 });
        copy.loadParameters(file());
        assert.deepEqual(stateOf(copy), stateOf(other));
      });
    } else test(`refused: ${title}`, () => refuse(file(), {}, "RangeError", /^bytes: /));
  }

  test("what is no Uint8Array", () => {
    for (const value of [undefined, null, "file", [1], new ArrayBuffer(16), new Float32Array(4)]) {
      refuse(value, {}, "TypeError", /^bytes: expected a Uint8Array/);
    }
  });

  test("a tensor missing, in the last place too", () => {
    for (const { name } of tensors) {
      const file = buildFile(
        tensors.filter((tensor) => tensor.name !== name),
        {},
      );
      refuse(file, { ignoreExtra: true }, "RangeError", new RegExp(`^bytes: it has no tensor "${name}"$`));
    }
  });

  test("a tensor too many", () => {
    const extra = tensorOf("ghost", "F32", [0], new Float32Array(0));
    const message = /^bytes: no parameter has the name of its "ghost" .*options\.ignoreExtra/;
    refuse(buildFile([extra, ...tensors], {}), { ignoreExtra: false }, "RangeError", message);
  });

  test("another shape, of the last parameter too", () => {
    const message = /^bytes: its tensor "head\.bias" is F32 \[1, 2\], head\.bias takes \[2\] in F32, F16, BF16, F64$/;
    refuse(
      changed("head.bias", () => ({ shape: [1, 2] })),
      {},
      "RangeError",
      message,
    );
    const file = changed("stem.weight", () => ({ shape: [3, 2, 3, 2] }));
    refuse(file, {}, "RangeError", /"stem\.weight" is F32 \[3, 2, 3, 2\], stem\.weight takes \[3, 2, 2, 3\]/);
  });

  test("a dtype that holds no such numbers", () => {
    for (const dtype of ["I32", "U32"]) {
      const file = changed("head.bias", () => ({ dtype }));
      refuse(file, {}, "RangeError", new RegExp(`"head\\.bias" is ${dtype} \\[2\\]`));
    }
  });

  const options: readonly [options: unknown, name: "TypeError" | "RangeError", message: RegExp][] = [
    [null, "TypeError", /options/],
    [{ rename: pyTorchName }, "TypeError", /unknown option "rename"/],
    [{ names: { "stem.weight": "weight" } }, "TypeError", /options\.names: expected a function/],
    [{ names: () => undefined }, "TypeError", /options\.names\("stem\.weight"\): expected a string, got undefined/],
    [{ names: () => "all" }, "RangeError", /options\.names\("stem\.bias"\): .*\(stem\.weight has it too\), got "all"/],
    [{ names: () => "__metadata__" }, "RangeError", /options\.names\("stem\.weight"\)/],
    [{ skip: "head.bias" }, "TypeError", /options\.skip: expected an array/],
    [{ skip: ["head.bias", 1] }, "TypeError", /options\.skip\[1\]: expected a string/],
    [{ skip: ["head"] }, "RangeError", /options\.skip\[0\]: expected one of parameterNames, got "head"/],
    [{ ignoreExtra: 1 }, "TypeError", /options\.ignoreExtra/],
  ];
  for (const [value, name, message] of options) {
    test(`options: ${message.source}`, () => refuse(sound, value, name, message));
  }

  test("an error of the caller's own naming", () => {
    const names = (): string => {
      throw new SyntaxError("mine");
    };
    assert.throws(() => network.loadParameters(sound, { names }), { name: "SyntaxError", message: "mine" });
    assert.deepEqual(stateOf(network), state);
  });

  test("a network that is gone, or goes while names are asked for", () => {
    const doomed = lanewise.network.create(LAYERS, { inputShape: INPUT_SHAPE, seed: 1 });
    const names = (name: string): string => {
      doomed.dispose();
      return name;
    };
    assert.throws(() => doomed.loadParameters(sound, { names }), { name: "TypeError", message: /disposed/ });
    assert.throws(() => doomed.loadParameters(sound), { name: "TypeError", message: /disposed/ });
  });

  const refused: readonly [options: unknown, name: "TypeError" | "RangeError", message: RegExp][] = [
    [{ names: 1 }, "TypeError", /options\.names: expected a function/],
    [{ names: () => 1 }, "TypeError", /options\.names\("stem\.weight"\): expected a string/],
    [{ names: () => "" }, "RangeError", /options\.names\("stem\.bias"\)/],
    [{ names: pyTorchName, optimizer: true }, "RangeError", /options\.optimizer: expected false/],
  ];
  for (const [value, name, message] of refused) {
    test(`saving: ${message.source}`, () => {
      assert.throws(() => network.toSafetensors(value as SaveOptions), { name, message });
    });
  }
});

describe("files of parameters for other tools", () => {
  test("hold the parameters under the names asked for, aligned, and nothing of this package", () => {
    using lanewise = loadSync();
    using network = lanewise.network.create(LAYERS, { inputShape: INPUT_SHAPE, seed: 1 });
    const file = network.toSafetensors({ names: pyTorchName, optimizer: false });
    const { header, dataStart } = readHeader(file);
    assert.equal(dataStart % 8, 0);
    const { __metadata__: metadata, ...tensors } = header;
    assert.deepEqual(metadata, { format: "pt" });
    assert.deepEqual(Object.keys(tensors), network.parameterNames.map(pyTorchName));
    for (const name of network.parameterNames) {
      const { shape, values } = network.getParameter(name);
      const entry = tensors[pyTorchName(name)];
      assert.deepEqual([entry?.dtype, entry?.shape], ["F32", shape]);
      const [begin = 0, end = 0] = entry?.data_offsets ?? [];
      assertSameBits(name, new Float32Array(file.slice(dataStart + begin, dataStart + end).buffer), values);
    }
    assert.throws(() => lanewise.network.fromSafetensors(file), /no network.*loadParameters/);
  });

  test("survive the strangest names", () => {
    using lanewise = loadSync();
    using network = lanewise.network.create(LAYERS, { inputShape: INPUT_SHAPE, seed: 1 });
    using other = lanewise.network.create(LAYERS, { inputShape: INPUT_SHAPE, seed: 2 });
    const strange = ["", "__proto__", "0", '"\\', "\u2028ä", "a.b", "constructor", "\ud83d\ude00"];
    const names = (name: string): string => strange[network.parameterNames.indexOf(name)] ?? name;
    other.loadParameters(network.toSafetensors({ names }), { names });
    assert.deepEqual(stateOf(other), stateOf(network));
  });
});
