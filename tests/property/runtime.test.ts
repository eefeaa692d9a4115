import assert from "node:assert/strict";
import { test } from "node:test";
import { fc } from "../support/properties.js";
import { BF16, decodeHalf, encodeHalf, F16 } from "../../src/runtime/half.js";
import { loadSync } from "../../src/sync.js";
import type { DType, LoadOptions, Tensor } from "../../src/types.js";
import { describeVariants, wasmBytes } from "../support/variants.js";

const BYTES = { f16: 2, bf16: 2, f32: 4, f64: 8, i32: 4, u8: 1 } as const;
const DTYPES = Object.keys(BYTES) as readonly DType[];

const dtypes = fc.constantFrom(...DTYPES);
const shapes = fc.array(fc.integer({ min: 0, max: 9 }), { maxLength: 4 });

type Step =
  | { readonly kind: "create"; readonly dtype: DType; readonly shape: readonly number[] }
  | { readonly kind: "grow"; readonly size: number }
  | { readonly kind: "reshape" | "dispose" | "fill"; readonly which: number };

const steps: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ kind: fc.constant("create" as const), dtype: dtypes, shape: shapes }),
  fc.record({ kind: fc.constant("grow" as const), size: fc.integer({ min: 0, max: 200_000 }) }),
  fc.record({ kind: fc.constantFrom("reshape", "dispose", "fill"), which: fc.nat() }),
);

/** What a tensor must hold: the bytes that tensors of one block share. */
interface Expected {
  readonly tensor: Tensor;
  readonly block: { bytes: Uint8Array; references: number };
}

describeVariants("random lives of tensors", (load) => {
  test("memoryUsage is exact and no tensor's bytes change but by its own hand", () => {
    const property = fc.property(fc.array(steps, { maxLength: 60 }), (sequence) => {
      const lanewise = load();
      const alive: Expected[] = [];
      let stamp = 0;
      for (const step of sequence) {
        const chosen = "which" in step && alive.length > 0 ? alive[step.which % alive.length] : undefined;
        if (step.kind === "create") alive.push(fresh(lanewise.tensor(step.dtype, step.shape)));
        else if (step.kind === "grow") alive.push(fresh(lanewise.tensor("u8", [step.size])));
        else if (chosen === undefined) continue;
        else if (step.kind === "reshape") {
          chosen.block.references += 1;
          alive.push({ tensor: chosen.tensor.reshape([chosen.tensor.size]), block: chosen.block });
        } else if (step.kind === "dispose") {
          chosen.tensor.dispose();
          chosen.block.references -= 1;
          alive.splice(alive.indexOf(chosen), 1);
        } else {
          stamp = (stamp + 1) % 256;
          bytesOf(chosen.tensor).fill(stamp);
          chosen.block.bytes.fill(stamp);
        }
        check(lanewise.memoryUsage(), alive);
      }
      for (const { tensor } of alive) tensor.dispose();
      assert.deepEqual(lanewise.memoryUsage(), { ...lanewise.memoryUsage(), used: 0, tensors: 0 });
    });
    fc.assert(property, { numRuns: 60 });
  });
});

function fresh(tensor: Tensor): Expected {
  return { tensor, block: { bytes: new Uint8Array(tensor.data.byteLength), references: 1 } };
}

function check(usage: { readonly used: number; readonly tensors: number }, alive: readonly Expected[]): void {
  const blocks = new Set(alive.map(({ block }) => block));
  const used = [...blocks].reduce((sum, { bytes }) => sum + Math.max(16, 16 * Math.ceil(bytes.length / 16)), 0);
  assert.equal(usage.used, used);
  assert.equal(usage.tensors, alive.length);
  for (const { tensor, block } of alive) assert.equal(Buffer.compare(bytesOf(tensor), block.bytes), 0);
}

function bytesOf({ data }: Tensor): Uint8Array {
  return new Uint8Array(data.buffer, data.byteOffset, data.byteLength);
}

test("scope keeps exactly what its result reaches through arrays and plain objects", () => {
  const lanewise = loadSync({ variant: "scalar" });
  const { tree } = fc.letrec<{ tree: unknown }>((tie) => ({
    tree: fc.oneof(
      { maxDepth: 5, withCrossShrink: true },
      fc.constantFrom("tensor", "other", null, undefined, 7),
      fc.array(tie("tree"), { maxLength: 4 }),
      fc.dictionary(fc.string({ maxLength: 3 }), tie("tree"), { maxKeys: 4 }),
    ),
  }));
  const property = fc.property(tree, fc.nat({ max: 5 }), (plan, dropped) => {
    const { tensors } = lanewise.memoryUsage();
    const kept: Tensor[] = [];
    const grow = (node: unknown): unknown => {
      if (node === "tensor") kept.push(lanewise.tensor("f32", [kept.length]));
      if (node === "tensor") return kept.at(-1);
      if (Array.isArray(node)) return node.map(grow);
      if (typeof node !== "object" || node === null) return node;
      return Object.fromEntries(Object.entries(node).map(([key, value]) => [key, grow(value)]));
    };
    lanewise.scope(() => {
      for (let index = 0; index < dropped; index += 1) lanewise.tensor("u8", [index]);
      return grow(plan);
    });
    assert.equal(lanewise.memoryUsage().tensors, tensors + kept.length);
    for (const [index, tensor] of kept.entries()) assert.equal(tensor.size, index);
    for (const tensor of kept) tensor.dispose();
  });
  fc.assert(property);
  assert.equal(lanewise.memoryUsage().used, 0);
});

test("16-bit rounding takes the nearest number of the format, and the even one of two", () => {
  const number = fc.oneof(
    fc.double({ noNaN: true, noDefaultInfinity: true }),
    fc.float({ noNaN: true, noDefaultInfinity: true }),
    fc.double({ min: -70_000, max: 70_000, noNaN: true }),
    fc.double({ min: -(2 ** -13), max: 2 ** -13, noNaN: true }),
  );
  for (const [format, largest] of [
    [F16, 0x7bff],
    [BF16, 0x7f7f],
  ] as const) {
    const property = fc.property(number, (value) => {
      const magnitude = encodeHalf(format, value) & 0x7fff;
      const isInfinite = magnitude > largest;
      // Beyond the largest number infinity stands where the next one would be.
      const numberOf = (bits: number): number =>
        bits > largest ? 2 * decodeHalf(format, largest) - decodeHalf(format, largest - 1) : decodeHalf(format, bits);
      const distance = (bits: number): number => Math.abs(Math.abs(value) - numberOf(bits));
      if (!isInfinite) assert.ok(distance(magnitude) <= distance(magnitude + 1));
      if (magnitude > 0)
        assert.ok(distance(magnitude) <= distance(magnitude - 1) || Math.abs(value) > numberOf(magnitude));
      if (!isInfinite && distance(magnitude) === distance(magnitude + 1)) assert.equal(magnitude % 2, 0);
      assert.equal(Object.is(Math.sign(value), -0) || value < 0, encodeHalf(format, value) >= 0x8000);
    });
    fc.assert(property, { numRuns: 2000 });
  }
});

describeVariants("arguments of any kind", (load) => {
  test("give a tensor, or a TypeError or RangeError and leave no trace", () => {
    const lanewise = load({ maximumBytes: 1 << 20 }) as unknown as {
      tensor: (...parameters: readonly unknown[]) => Tensor;
      memoryUsage: () => unknown;
    };
    const anything = fc.anything({
      withBigInt: true,
      withTypedArray: true,
      withSparseArray: true,
      withNullPrototype: true,
    });
    const parameters = fc.tuple(
      fc.oneof(dtypes, anything),
      fc.oneof(shapes, fc.array(fc.double()), anything),
      fc.oneof(fc.constant(undefined), fc.array(fc.double()), fc.array(anything), anything),
    );
    const before = lanewise.memoryUsage();
    const property = fc.property(parameters, (values) => {
      try {
        lanewise.tensor(...values).dispose();
      } catch (error) {
        if (!(error instanceof TypeError || error instanceof RangeError)) throw error;
        assert.match(error.message, /^(dtype|shape|values|out of memory)/);
      }
      assert.deepEqual({ ...(lanewise.memoryUsage() as object), reserved: 0 }, { ...(before as object), reserved: 0 });
    });
    fc.assert(property, { numRuns: 2000 });
  });

  test("as load options give an instance or an error in words", () => {
    const options = fc.record(
      {
        deterministic: fc.oneof(fc.boolean(), fc.anything()),
        module: fc.oneof(fc.constant(undefined), fc.uint8Array(), fc.anything()),
        initialBytes: fc.oneof(fc.nat({ max: 1 << 22 }), fc.double(), fc.anything()),
        maximumBytes: fc.oneof(fc.nat({ max: 1 << 22 }), fc.double(), fc.anything()),
      },
      { requiredKeys: [] },
    );
    const property = fc.property(options, (chosen) => {
      try {
        load(chosen as LoadOptions).dispose();
      } catch (error) {
        if (!(error instanceof TypeError || error instanceof RangeError)) throw error;
        assert.match(error.message, /^options\.(variant|deterministic|module|initialBytes|maximumBytes): /);
      }
    });
    fc.assert(property, { numRuns: 500 });
  });
});

describeVariants("a wasm file whose stamp was damaged", (_load, variant) => {
  test("is refused with a TypeError, unless only the version's text or the spacing changed", () => {
    const bytes = wasmBytes(variant);
    const start = Buffer.from(bytes).lastIndexOf("lanewise");
    const property = fc.property(
      fc.integer({ min: start, max: bytes.length - 1 }),
      fc.integer({ min: 1, max: 255 }),
      (at, flip) => {
        const damaged = bytes.slice();
        damaged[at] = damaged[at]! ^ flip;
        try {
          assert.equal(loadSync({ module: damaged }).info.sha256.length, 64);
        } catch (error) {
          if (!(error instanceof TypeError)) throw error;
          assert.match(error.message, /^options\.module: /);
        }
      },
    );
    fc.assert(property, { numRuns: 500 });
  });
});
