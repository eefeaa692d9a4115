import assert from "node:assert/strict";
import { describe, test } from "node:test";
import binaryen from "binaryen";

import { lowerSimd } from "../../../tools/lower/index.js";
import { fillVectors, hex, Random } from "./inputs.js";
import { assemble, lowerPair } from "./pair.js";

const INPUTS = 1500;
const OPERAND_BYTES = 48;
const OUTPUT = 8 * 65536 - 64;

const A = "(v128.load (local.get $in))";
const B = "(v128.load offset=16 (local.get $in))";
const WORD = "(i32.load offset=32 (local.get $in))";

/** Bodies from $in to $out with the locals $v, $w, $m (v128) and $i, $n (i32). */
const BODIES: Readonly<Record<string, string>> = {
  "a loop carries vectors of several kinds": `
    (local.set $v ${A}) (local.set $w ${B}) (local.set $n (i32.and ${WORD} (i32.const 15)))
    (loop $again
      (local.set $v (i32x4.add (local.get $v) (i8x16.add (local.get $w) (local.get $v))))
      (local.set $w (v128.xor (local.get $w) (i16x8.shl (local.get $v) (local.get $i))))
      (local.set $i (i32.add (local.get $i) (i32.const 1)))
      (br_if $again (i32.lt_s (local.get $i) (local.get $n))))
    (v128.store (local.get $out) (local.get $v)) (v128.store offset=16 (local.get $out) (local.get $w))`,
  "a loop swaps two vectors": `
    (local.set $v ${A}) (local.set $w ${B}) (local.set $n (i32.and ${WORD} (i32.const 7)))
    (loop $again
      (local.set $m (local.get $v)) (local.set $v (local.get $w)) (local.set $w (local.get $m))
      (local.set $i (i32.add (local.get $i) (i32.const 1)))
      (br_if $again (i32.le_s (local.get $i) (local.get $n))))
    (v128.store (local.get $out) (local.get $v)) (v128.store offset=16 (local.get $out) (local.get $w))`,
  "a shuffle into one of its own operands": `
    (local.set $v ${A}) (local.set $w ${B})
    (local.set $v (i8x16.shuffle 12 13 14 15 0 1 2 3 16 17 18 19 8 9 10 11 (local.get $v) (local.get $w)))
    (local.set $w (i8x16.shuffle 3 2 1 0 31 30 29 28 7 7 7 7 16 0 17 1 (local.get $v) (local.get $w)))
    (local.set $v (i64x2.extend_high_i32x4_u (local.get $v)))
    (v128.store (local.get $out) (local.get $v)) (v128.store offset=16 (local.get $out) (local.get $w))`,
  "a block, an if and a loop with a v128 result": `
    (v128.store (local.get $out) (i8x16.sub
      (block $early (result v128)
        (drop (br_if $early ${A} (i32.and ${WORD} (i32.const 1))))
        (if (result v128) (i32.and ${WORD} (i32.const 2))
          (then (f32x4.abs ${B})) (else (i32x4.ne ${A} ${B}))))
      (loop (result v128) (i16x8.neg ${B}))))`,
  "a switch out of blocks": `
    (local.set $v ${A})
    (block $two (block $one (block $zero
      (br_table $zero $one $two (i32.and ${WORD} (i32.const 3))))
      (local.set $v (i32x4.splat (i32.const 7))))
      (local.set $v (f64x2.neg (local.get $v))))
    (v128.store (local.get $out) (local.get $v))`,
  "a tee and a drop": `
    (drop (local.tee $w (i16x8.mul (local.tee $v ${A}) ${B})))
    (drop (f32x4.add (local.get $v) (local.get $w)))
    (v128.store (local.get $out) (local.get $v)) (v128.store offset=16 (local.get $out) (local.get $w))`,
  "a local that was never set": `
    (v128.store (local.get $out) (v128.or (local.get $v) ${A}))
    (v128.store offset=16 (local.get $out) (f64x2.eq (local.get $w) (local.get $m)))
    (v128.store offset=32 (local.get $out) (i8x16.narrow_i16x8_s (local.get $w) ${A}))`,
  "masks through locals, logic and branches": `
    (local.set $m (f32x4.lt ${A} ${B}))
    (if (i32.and ${WORD} (i32.const 1))
      (then (local.set $m (v128.or (v128.not (local.get $m)) (f32x4.gt ${A} (v128.const f32x4 1 1 1 1))))))
    (loop $again
      (local.set $v (i32x4.sub (local.get $v) (local.get $m)))
      (local.set $m (v128.andnot (local.get $m) (i32x4.eq ${A} (local.get $v))))
      (local.set $i (i32.add (local.get $i) (i32.const 1)))
      (br_if $again (i32.lt_u (local.get $i) (i32.const 3))))
    (v128.store (local.get $out) (v128.bitselect ${A} ${B} (local.get $m)))
    (v128.store offset=16 (local.get $out) (v128.and (f32x4.abs ${A}) (local.get $m)))
    (v128.store offset=32 (local.get $out) (local.get $v))
    (i32.store offset=48 (local.get $out) (i32x4.bitmask (local.get $m)))
    (i32.store offset=52 (local.get $out) (i32x4.all_true (local.get $m)))
    (i32.store offset=56 (local.get $out) (v128.any_true (local.get $m)))
    (i32.store offset=60 (local.get $out) (i8x16.bitmask (local.get $m)))`,
  "a local that holds a mask at one time and numbers at another": `
    (local.set $m (f64x2.ge ${A} ${B}))
    (v128.store (local.get $out) (v128.bitselect ${A} ${B} (local.get $m)))
    (if (i32.and ${WORD} (i32.const 1)) (then (local.set $m ${B})))
    (v128.store offset=16 (local.get $out) (v128.bitselect ${B} ${A} (local.get $m)))`,
  "calls with v128 parameters and results": `
    (local.set $v (call $mixed (i32.const 3) ${A} (f64.const 1.5) ${B}))
    (v128.store (local.get $out) (call $swapped (local.get $v) (call $picked ${WORD} ${A} ${B})))
    (v128.store offset=16 (local.get $out) (local.get $v))
    (drop (call $swapped ${A} ${B}))
    (i32.store offset=32 (local.get $out) (call $sum ${A} (local.get $v)))`,
  "a recursion with v128 parameters and results": `
    (v128.store (local.get $out) (call $power ${A} (i32.and ${WORD} (i32.const 7))))`,
  "indirect calls with v128 parameters and results": `
    (v128.store (local.get $out)
      (call_indirect (type $pair) ${A} ${B} (i32.and ${WORD} (i32.const 1))))
    (v128.store offset=16 (local.get $out) (f32x4.neg
      (call_indirect (type $pair) ${B} ${A} (i32.const 1))))`,
  "globals of type v128": `
    (v128.store (local.get $out) (global.get $fixed))
    (global.set $changing (f32x4.abs (v128.xor (global.get $changing) ${A})))
    (call $touch ${B})
    (v128.store offset=16 (local.get $out) (global.get $changing))`,
  "a return from inside a loop": `
    (local.set $v (call $early ${A} ${WORD}))
    (v128.store (local.get $out) (local.get $v))`,
  "unreachable code after a branch": `
    (block $end
      (v128.store (local.get $out) ${A})
      (br $end)
      (v128.store offset=16 (local.get $out) (i32x4.add ${A} (unreachable))))`,
};

const HELPERS = `
  (type $pair (func (param v128 v128) (result v128)))
  (global $fixed v128 (v128.const i32x4 1 -2 0x7fa00001 4))
  (global $changing (mut v128) (v128.const i64x2 5 -6))
  (table 2 funcref) (elem (i32.const 0) $swapped $narrowed)
  (func $mixed (param $k i32) (param $a v128) (param $d f64) (param $b v128) (result v128) (local $t v128)
    (local.set $t (f64x2.splat (local.get $d)))
    (local.set $a (i32x4.shl (local.get $a) (local.get $k)))
    (v128.xor (v128.xor (local.get $t) (local.get $a)) (local.get $b)))
  (func $swapped (param $a v128) (param $b v128) (result v128)
    (i8x16.shuffle 8 9 10 11 12 13 14 15 16 17 18 19 20 21 22 23 (local.get $a) (local.get $b)))
  (func $narrowed (param $a v128) (param $b v128) (result v128)
    (i8x16.narrow_i16x8_s (local.get $a) (local.get $b)))
  (func $picked (param $c i32) (param $a v128) (param $b v128) (result v128)
    (if (i32.and (local.get $c) (i32.const 1)) (then (return (f32x4.abs (local.get $a)))))
    (if (i32.and (local.get $c) (i32.const 2)) (then (return (v128.const i32x4 1 2 3 4))))
    (local.get $b))
  (func $sum (param $a v128) (param $b v128) (result i32)
    (i32.add (i32x4.extract_lane 0 (local.get $a)) (i16x8.extract_lane_s 7 (local.get $b))))
  (func $power (param $a v128) (param $n i32) (result v128)
    (if (result v128) (i32.eqz (local.get $n))
      (then (v128.const i32x4 1 1 1 1))
      (else (i32x4.mul (local.get $a) (call $power (local.get $a) (i32.sub (local.get $n) (i32.const 1)))))))
  (func $early (param $a v128) (param $n i32) (result v128)
    (loop $again
      (if (i32.and (local.get $n) (i32.const 1)) (then (return (i8x16.neg (local.get $a)))))
      (local.set $a (i8x16.add (local.get $a) (local.get $a)))
      (local.set $n (i32.shr_u (local.get $n) (i32.const 1)))
      (br_if $again (local.get $n)))
    (v128.const i64x2 1 2))
  (func $touch (param $a v128)
    (global.set $changing (i8x16.add (global.get $changing) (local.get $a))))`;

const text = `(module (memory (export "memory") 8) ${HELPERS}
${Object.entries(BODIES)
  .map(
    ([name, body]) => `(func (export "${name}") (param $in i32) (param $out i32)
      (local $v v128) (local $w v128) (local $m v128) (local $i i32) (local $n i32) ${body})`,
  )
  .join("\n")})`;

describe("control flow around vectors gives the same bits lowered", () => {
  const { original, lowered } = lowerPair(assemble(text));
  fillVectors(original.bytes.subarray(0, INPUTS * OPERAND_BYTES), new Random(3));
  lowered.bytes.set(original.bytes);

  for (const name of Object.keys(BODIES)) {
    test(name, () => {
      for (let at = 0; at < INPUTS * OPERAND_BYTES; at += OPERAND_BYTES) {
        for (const { bytes, call } of [original, lowered]) {
          bytes.fill(0, OUTPUT);
          call(name, at, OUTPUT);
        }
        const [expected, found] = [original.bytes.subarray(OUTPUT), lowered.bytes.subarray(OUTPUT)];
        if (Buffer.compare(expected, found) === 0) continue;
        const operands = hex(original.bytes.subarray(at, at + OPERAND_BYTES));
        assert.fail(`${name}, of ${operands}: expected ${hex(expected)}, found ${hex(found)}`);
      }
    });
  }
});

describe("what cannot be lowered is refused by name", () => {
  const refusals: readonly (readonly [string, RegExp])[] = [
    ['(func (export "f") (param v128))', /exported function .*takes or returns v128/],
    ['(func (export "f") (result v128) (v128.const i32x4 0 0 0 0))', /exported function .*takes or returns v128/],
    ['(import "env" "f" (func (param v128)))', /import f: it takes or returns v128/],
    ['(import "env" "g" (global v128))', /imported v128 global g/],
    ['(global (export "g") v128 (v128.const i32x4 0 0 0 0))', /exported v128 global/],
  ];
  for (const [text, message] of refusals) {
    test(text, () => {
      assert.throws(() => lowerSimd(assemble(`(module ${text})`)), message);
    });
  }

  test("a module that needs more than SIMD", () => {
    const text = "(module (func (param i32) (result i32) (i32.extend8_s (local.get 0))))";
    const wasm = assemble(text, binaryen.Features.SIMD128 | binaryen.Features.SignExt);
    assert.throws(() => lowerSimd(wasm), /cannot lower a module that uses signExtension besides SIMD/);
  });

  test("a relaxed instruction, with the name of the function", () => {
    // (module (memory 1) (func (export "kernel") (v128.store (i32.const 0) (f32x4.relaxed_madd v v v)))), assembled by hand.
    const madd = [0xfd, 0x0c, ...new Array<number>(16).fill(0)];
    const body = [0, 0x41, 0, ...madd, ...madd, ...madd, 0xfd, 0x85, 0x02, 0xfd, 0x0b, 4, 0, 0x0b];
    const exported = [...new TextEncoder().encode("kernel")];
    const wasm = Uint8Array.from([
      ...[0, 0x61, 0x73, 0x6d, 1, 0, 0, 0],
      ...[1, 4, 1, 0x60, 0, 0],
      ...[3, 2, 1, 0],
      ...[5, 3, 1, 0, 1],
      ...[7, 4 + exported.length, 1, exported.length, ...exported, 0, 0],
      ...[10, 2 + body.length, 1, body.length, ...body],
    ]);
    assert.throws(() => lowerSimd(wasm), /cannot lower f32x4\.relaxed_madd in function kernel/);
  });
});
