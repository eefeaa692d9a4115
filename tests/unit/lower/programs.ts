import assert from "node:assert/strict";
import { describe, test } from "node:test";

import { fillVectors, hex, Random } from "./inputs.js";
import { assemble, lowerPair } from "./pair.js";
import { CASES } from "./table.js";

const PROGRAMS = 60;
const STATEMENTS = 14;
const INPUTS = 40;
const VECTORS = 6;
const OPERAND_BYTES = 16 * VECTORS;
const OUTPUT = 65536;

/** Instructions from one or two vectors to one, out of the table of all: those whose result is float have their NaNs fixed. */
const OPERATIONS = CASES.filter(({ body }) => body.startsWith("(v128.store") && !body.includes(" offset=32")).map(
  ({ body, nans }) => ({ nans, text: body.slice("(v128.store (local.get $out) ".length, -1) }),
);

/**
 * A random function over six vectors, with loops, branches, selects, shuffles and calls, so that every form of a vector meets
 * every other. A float result goes through a select that puts one NaN in the place of any, since engines may choose its bits.
 */
class Program {
  readonly #random: Random;
  #labels = 0;

  constructor(seed: number) {
    this.#random = new Random(seed);
  }

  text(name: string): string {
    const statements = this.#statements(STATEMENTS, 0);
    const loads = Array.from({ length: VECTORS }, (_, index) => `(local.set ${vector(index)} ${load(index)})`);
    const stores = Array.from(
      { length: VECTORS },
      (_, index) => `(v128.store offset=${16 * index} (local.get $out) (local.get ${vector(index)}))`,
    );
    const locals = Array.from({ length: VECTORS }, (_, index) => `(local ${vector(index)} v128)`);
    return `(func (export "${name}") (param $in i32) (param $out i32) ${locals.join(" ")} (local $count i32)
      ${[...loads, ...statements, ...stores].join("\n      ")})`;
  }

  #statements(count: number, depth: number): string[] {
    return Array.from({ length: count }, () => this.#statement(depth));
  }

  #statement(depth: number): string {
    const kind = this.#random.below(depth < 2 ? 12 : 9);
    if (kind < 8) return `(local.set ${this.#name()} ${this.#value()})`;
    if (kind === 8) return `(v128.store offset=${16 * this.#random.below(VECTORS)} (local.get $out) ${this.#get()})`;
    const inner = (): string => this.#statements(3, depth + 1).join(" ");
    if (kind === 9) return `(if ${this.#condition()} (then ${inner()}) (else ${inner()}))`;
    if (kind === 10) {
      const label = `$label${this.#labels++}`;
      return `(block ${label} ${inner()} (br_if ${label} ${this.#condition()}) ${inner()})`;
    }
    const label = `$label${this.#labels++}`;
    return `(local.set $count (i32.const 0)) (loop ${label} ${inner()}
      (local.set $count (i32.add (local.get $count) (i32.const 1)))
      (br_if ${label} (i32.lt_u (local.get $count) (i32.const 3))))`;
  }

  #condition(): string {
    return this.#random.pick([
      `(v128.any_true ${this.#get()})`,
      `(i32x4.all_true ${this.#get()})`,
      `(i32.and (i8x16.bitmask ${this.#get()}) (i32.const 5))`,
      `(i32.lt_s (i32x4.extract_lane 2 ${this.#get()}) (i32.const 0))`,
      `(i32.and (i16x8.extract_lane_u 5 ${this.#get()}) (i32.const 1))`,
    ]);
  }

  #value(): string {
    const kind = this.#random.below(12);
    if (kind === 0) return `(select ${this.#get()} ${this.#get()} ${this.#condition()})`;
    if (kind === 1) return `(v128.bitselect ${this.#get()} ${this.#get()} ${this.#get()})`;
    if (kind === 2) return `(i8x16.shuffle ${this.#shuffle()} ${this.#get()} ${this.#get()})`;
    if (kind === 3) return `(call $helper${this.#random.below(2)} ${this.#get()} ${this.#get()})`;
    if (kind === 4) return this.#get();
    if (kind === 5) return `(v128.bitselect ${this.#get()} ${this.#get()} ${this.#mask()})`;
    const { text, nans } = this.#random.pick(OPERATIONS);
    const filled = text
      .replaceAll(/\(v128\.load(?: offset=16)? \(local\.get \$in\)\)/g, () => this.#get())
      .replaceAll(/\(local\.get \$in\)/g, `(local.get $in)`);
    return nans === "exact" ? filled : `(call $${nans} ${filled})`;
  }

  #mask(): string {
    const comparison = this.#random.pick(["f32x4.lt", "f64x2.ge", "i32x4.eq", "i16x8.lt_s", "i8x16.gt_u", "i64x2.ne"]);
    return `(${comparison} ${this.#get()} ${this.#get()})`;
  }

  /** Bytes, or whole lanes of 2, 4 or 8 bytes. */
  #shuffle(): string {
    const width = this.#random.pick([1, 2, 4, 8]);
    const lanes = Array.from({ length: 16 / width }, () => this.#random.below(32 / width));
    return lanes.flatMap((lane) => Array.from({ length: width }, (_, byte) => lane * width + byte)).join(" ");
  }

  #name(): string {
    return vector(this.#random.below(VECTORS));
  }

  #get(): string {
    return `(local.get ${this.#name()})`;
  }
}

function vector(index: number): string {
  return `$v${index}`;
}

function load(index: number): string {
  return `(v128.load offset=${16 * index} (local.get $in))`;
}

const HELPERS = `
  (func $f32 (param $v v128) (result v128)
    (v128.bitselect (local.get $v) (v128.const f32x4 nan nan nan nan) (f32x4.eq (local.get $v) (local.get $v))))
  (func $f64 (param $v v128) (result v128)
    (v128.bitselect (local.get $v) (v128.const f64x2 nan nan) (f64x2.eq (local.get $v) (local.get $v))))
  (func $helper0 (param $v v128) (param $w v128) (result v128)
    (if (v128.any_true (local.get $w)) (then (return (i16x8.add (local.get $v) (local.get $w)))))
    (i32x4.lt_s (local.get $v) (i32x4.splat (i32.const 9))))
  (func $helper1 (param $v v128) (param $w v128) (result v128)
    (f32x4.abs (i64x2.sub (local.get $w) (local.get $v))))`;

describe("random programs over vectors give the same bits lowered", () => {
  const seeds = Array.from({ length: PROGRAMS }, (_, seed) => seed);
  const programs = new Map(seeds.map((seed) => [`program ${seed}`, new Program(seed + 1).text(`program ${seed}`)]));
  const { original, lowered } = lowerPair(
    assemble(`(module (memory (export "memory") 2) ${HELPERS} ${[...programs.values()].join("\n")})`),
  );
  fillVectors(original.bytes.subarray(0, INPUTS * OPERAND_BYTES), new Random(4));
  lowered.bytes.set(original.bytes);

  for (const [name, text] of programs) {
    test(name, () => {
      for (let at = 0; at < INPUTS * OPERAND_BYTES; at += OPERAND_BYTES) {
        for (const { call } of [original, lowered]) call(name, at, OUTPUT);
        const [expected, found] = [original, lowered].map(({ bytes }) =>
          bytes.subarray(OUTPUT, OUTPUT + OPERAND_BYTES),
        );
        if (Buffer.compare(expected!, found!) === 0) continue;
        const operands = hex(original.bytes.subarray(at, at + OPERAND_BYTES));
        assert.fail(`${name} of ${operands}: expected\n${hex(expected!)}, found\n${hex(found!)}\n${text}`);
      }
    });
  }
});
