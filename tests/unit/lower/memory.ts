import assert from "node:assert/strict";
import { describe, test } from "node:test";

import { fillVectors, hex, Random } from "./inputs.js";
import { assemble, lowerPair, type Instance } from "./pair.js";

/** One access: its body reads at `$at`, writes its vector to `$out` or stores what stands at `$in` to `$at`. */
interface Access {
  readonly name: string;
  readonly body: string;
}

const OFFSETS = [0, 1, 3, 16, 1000, 65536] as const;
const LOADS: readonly (readonly [string, number])[] = [
  ["v128.load", 16],
  ...["8x8_s", "8x8_u", "16x4_s", "16x4_u", "32x2_s", "32x2_u", "64_splat", "64_zero"].map(
    (name) => [`v128.load${name}`, 8] as const,
  ),
  ["v128.load32_splat", 4],
  ["v128.load32_zero", 4],
  ["v128.load16_splat", 2],
  ["v128.load8_splat", 1],
];
const LANE_WIDTHS = [1, 2, 4, 8] as const;
/** What a loaded vector goes through, so that the load is seen in every form of its lanes. */
const USES: Readonly<Record<string, (vector: string) => string>> = {
  plain: (vector) => vector,
  f32: (vector) => `(f32x4.neg ${vector})`,
  f64: (vector) => `(f64x2.neg ${vector})`,
  i64: (vector) => `(i64x2.add ${vector} ${vector})`,
  i32: (vector) => `(i32x4.add ${vector} ${vector})`,
  i16: (vector) => `(i16x8.add ${vector} ${vector})`,
  "i16 signed": (vector) => `(i16x8.shr_s ${vector} (i32.const 3))`,
  i8: (vector) => `(i8x16.add ${vector} ${vector})`,
  "i8 unsigned": (vector) => `(i8x16.shr_u ${vector} (i32.const 3))`,
};

function alignments(width: number): number[] {
  return [1, 2, 4, 8, 16].filter((alignment) => alignment <= width);
}

/** A use once through a local, once as an operand. */
function loads(): Access[] {
  return LOADS.flatMap(([name, width]) =>
    Object.entries(USES).flatMap(([use, apply]) =>
      alignments(width).map((alignment, index) => {
        const offset = OFFSETS[(index + name.length + use.length) % OFFSETS.length]!;
        const load = `(local.set $v (${name} offset=${offset} align=${alignment} (local.get $at)))`;
        return {
          name: `${name} offset=${offset} align=${alignment} as ${use}`,
          body: `${load} (v128.store (local.get $out) ${apply("(local.get $v)")})`,
        };
      }),
    ),
  );
}

function stores(): Access[] {
  const input = "(v128.load (local.get $in))";
  return Object.entries(USES).flatMap(([use, apply]) =>
    alignments(16).map((alignment, index) => {
      const offset = OFFSETS[(index + use.length) % OFFSETS.length]!;
      return {
        name: `v128.store offset=${offset} align=${alignment} of ${use}`,
        body: `(v128.store offset=${offset} align=${alignment} (local.get $at) ${apply(input)})`,
      };
    }),
  );
}

function laneAccesses(): Access[] {
  const input = "(v128.load (local.get $in))";
  return LANE_WIDTHS.flatMap((width) =>
    Array.from({ length: 16 / width }, (_, lane) => lane).flatMap((lane) =>
      Object.entries(USES).flatMap(([use, apply], index) => {
        const [load, store] = [`v128.load${8 * width}_lane`, `v128.store${8 * width}_lane`];
        const offset = OFFSETS[(index + lane) % OFFSETS.length]!;
        const immediates = `offset=${offset} align=${alignments(width).at(index % alignments(width).length)!} ${lane}`;
        return [
          {
            name: `${load} ${immediates} into ${use}`,
            body: `(v128.store (local.get $out) ${apply(`(${load} ${immediates} (local.get $at) ${apply(input)})`)})`,
          },
          {
            name: `${store} ${immediates} of ${use}`,
            body: `(${store} ${immediates} (local.get $at) ${apply(input)})`,
          },
        ];
      }),
    ),
  );
}

const ACCESSES = [...loads(), ...stores(), ...laneAccesses()];
const PAGE = 65536;
const [IN, AT, OUT] = [0, 512, 3 * PAGE] as const;

describe("memory instructions give the same bits lowered", () => {
  const functions = ACCESSES.map(
    ({ name, body }) =>
      `(func (export "${name}") (param $at i32) (param $in i32) (param $out i32) (local $v v128) ${body})`,
  );
  const { original, lowered } = lowerPair(assemble(`(module (memory (export "memory") 4) ${functions.join("\n")})`));
  fillVectors(original.bytes, new Random(2));
  lowered.bytes.set(original.bytes);

  for (const { name } of ACCESSES) {
    test(name, () => {
      // Every alignment of the address, and the last addresses at which the access still fits or no longer does.
      for (let shift = 0; shift < 16; shift++) check(name, AT + shift);
    });
  }

  function check(name: string, at: number): void {
    for (const { call } of [original, lowered]) call(name, at, IN, OUT);
    const different = firstDifference(original, lowered);
    if (different < 0) return;
    const line = (instance: Instance): string => hex(instance.bytes.subarray(different, different + 16));
    assert.fail(`${name} at ${at}: byte ${different} on: expected ${line(original)}, found ${line(lowered)}`);
  }
});

describe("an access past the end of the memory", () => {
  const pages = 2;
  const functions = ACCESSES.map(
    ({ name, body }) =>
      `(func (export "${name}") (param $at i32) (param $in i32) (param $out i32) (local $v v128) ${body})`,
  );
  const { original, lowered } = lowerPair(
    assemble(`(module (memory (export "memory") ${pages}) ${functions.join("\n")})`),
  );

  fillVectors(original.bytes, new Random(5));
  lowered.bytes.set(original.bytes);

  test("traps in both modules at the same addresses and writes nothing", () => {
    const end = pages * PAGE;
    for (const { name } of ACCESSES) {
      const offset = Number(/offset=(\d+)/.exec(name)![1]);
      for (const at of [
        end - offset - 17,
        end - offset - 9,
        end - offset - 5,
        end - offset - 3,
        end - offset - 1,
        -1,
        -16,
      ]) {
        const traps = [original, lowered].map(({ call }) => doesTrap(() => call(name, at, IN, OUT - 2 * PAGE)));
        assert.equal(traps[1], traps[0], `${name} at ${at}`);
        assert.equal(firstDifference(original, lowered), -1, `${name} at ${at} wrote`);
      }
    }
  });
});

test("an offset near 2^32 traps as it does in the simd module", () => {
  const text = `(module (memory (export "memory") 1)
    (func (export "load") (param $at i32) (result i32)
      (i32x4.extract_lane 3 (v128.load offset=4294967290 align=1 (local.get $at))))
    (func (export "store") (param $at i32) (v128.store offset=4294967290 align=1 (local.get $at) (i32x4.splat (local.get $at))))
    (func (export "high") (param $at i32) (result i32) (i32x4.extract_lane 3 (v128.load offset=4000000000 (local.get $at)))))`;
  const { original, lowered } = lowerPair(assemble(text));
  for (const name of ["load", "store", "high"]) {
    for (const at of [0, 6, -6, 294967296]) {
      const traps = [original, lowered].map(({ call }) => doesTrap(() => call(name, at)));
      assert.deepEqual(traps, [true, true], `${name} at ${at}`);
      assert.equal(firstDifference(original, lowered), -1, `${name} at ${at} wrote`);
    }
  }
});

function firstDifference(original: Instance, lowered: Instance): number {
  if (Buffer.compare(original.bytes, lowered.bytes) === 0) return -1;
  return original.bytes.findIndex((byte, at) => byte !== lowered.bytes[at]);
}

function doesTrap(run: () => void): boolean {
  try {
    run();
    return false;
  } catch (error) {
    assert.ok(error instanceof WebAssembly.RuntimeError, String(error));
    return true;
  }
}
