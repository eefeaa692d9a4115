import assert from "node:assert/strict";
import { describe, test } from "node:test";
import binaryen from "binaryen";
import { assertScalar, type Features, featuresOf } from "../../../tools/lower/index.js";

/** Modules in the text format that use one feature each, and one that uses none. */
const MODULES: Readonly<Partial<Record<keyof Features, readonly string[]>>> = {
  simd: [
    "(func (drop (i32x4.add (v128.const i32x4 1 2 3 4) (v128.const i32x4 1 2 3 4))))",
    "(func (local v128))",
    "(func (param v128))",
    "(global (mut v128) (v128.const i32x4 1 2 3 4))",
    "(memory 1) (func (v128.store16_lane offset=300 align=1 5 (i32.const 0) (v128.load8_splat (i32.const 0))))",
  ],
  bulkMemory: [
    "(memory 1) (func (memory.fill (i32.const 0) (i32.const 1) (i32.const 2)))",
    "(memory 1) (func (memory.copy (i32.const 0) (i32.const 1) (i32.const 2)))",
    '(memory 1) (data $passive "abc") (func (memory.init $passive (i32.const 0) (i32.const 1) (i32.const 2)) (data.drop $passive))',
  ],
  signExtension: [
    "(func (param i32) (result i32) (i32.extend8_s (local.get 0)))",
    "(func (param i64) (result i64) (i64.extend32_s (local.get 0)))",
  ],
  saturatingConversion: [
    "(func (param f32) (result i32) (i32.trunc_sat_f32_s (local.get 0)))",
    "(func (param f64) (result i64) (i64.trunc_sat_f64_u (local.get 0)))",
  ],
  mutableGlobals: ['(global (export "g") (mut i32) (i32.const 1))', '(import "env" "g" (global (mut i32)))'],
  multiValue: [
    "(func (result i32 i64) (tuple.make 2 (i32.const 1) (i64.const 2)))",
    "(func (param i32 i32) (drop (i32.add (local.get 0) (block (result i32) (local.get 1)))) (call $two) (drop) (drop)) (func $two (result i32 i32) (unreachable))",
  ],
  tailCalls: ["(func $f (result i32) (return_call $f))"],
  threads: [
    "(memory 1 2 shared)",
    "(memory 1 1 shared) (func (drop (i32.atomic.rmw.add (i32.const 0) (i32.const 1))))",
  ],
  memory64: ["(memory i64 1)"],
  multiMemory: ["(memory 1) (memory $b 1) (func (drop (i32.load $b offset=9 (i32.const 0))))"],
  referenceTypes: [
    "(func (param externref))",
    "(func (drop (ref.is_null (ref.null func))))",
    "(table 1 funcref) (table 2 funcref)",
  ],
  exceptions: ["(tag (param i32))"],
  extendedConstants: ['(import "env" "g" (global i32)) (global i32 (i32.add (global.get 0) (i32.const 4)))'],
};

const PLAIN = `(memory 1 4) (data (i32.const 8) "abc") (table 2 2 funcref) (elem (i32.const 0) $f $f)
  (global $g (mut f64) (f64.const 1.5)) (global i32 (i32.const -7)) (export "memory" (memory 0)) (export "f" (func $f))
  (func $f (param i32) (result i32) (local f32 f32 i64)
    (block $a (block $b (br_table $a $b $a (local.get 0))) (br_if $a (i32.const 300)))
    (if (i64.eqz (i64.const -9223372036854775808)) (then (global.set $g (f64.const -2.5))))
    (loop $l (i64.store32 offset=70000 (local.get 0) (i64.const 1)) (br_if $l (i32.load8_s offset=3 (local.get 0))))
    (drop (memory.grow (memory.size))) (drop (f32.const nan:0x200001))
    (call_indirect (param i32) (result i32) (call $f (i32.trunc_f32_s (f32.const 7))) (i32.const 1)))`;

function assembled(text: string, features = binaryen.Features.All): Uint8Array {
  const code = binaryen.parseText(`(module ${text})`);
  try {
    code.setFeatures(features);
    return code.emitBinary();
  } finally {
    code.dispose();
  }
}

function used(wasm: Uint8Array): string[] {
  return Object.entries(featuresOf(wasm)).flatMap(([name, isUsed]) => (isUsed === true ? [name] : []));
}

describe("featuresOf", () => {
  test("finds nothing in an MVP module with every kind of section", () => {
    const wasm = assembled(PLAIN, binaryen.Features.MVP);
    assert.deepEqual(used(wasm), []);
    assertScalar(wasm);
  });

  for (const [feature, texts] of Object.entries(MODULES)) {
    for (const text of texts) {
      test(`finds ${feature} in ${text}`, () => {
        const wasm = assembled(text);
        assert.ok(used(wasm).includes(feature), `found ${used(wasm).join(", ")}`);
        assert.throws(() => assertScalar(wasm), new RegExp(`expected an MVP module, but it uses .*${feature}`));
      });
    }
  }

  test("tells relaxed instructions, and relaxed_madd among them, by their opcodes", () => {
    const vector = [0xfd, 0x0c, ...new Array<number>(16).fill(1)];
    const cases: readonly (readonly [number, number, string[]])[] = [
      [2, 0xae, ["simd"]], // i32x4.add, one opcode byte and its continuation
      [2, 0x100, ["simd", "relaxed"]], // i8x16.relaxed_swizzle
      [3, 0x105, ["simd", "relaxed", "relaxedMadd"]], // f32x4.relaxed_madd
      [3, 0x108, ["simd", "relaxed", "relaxedMadd"]], // f64x2.relaxed_nmadd
      [3, 0x109, ["simd", "relaxed"]], // i8x16.relaxed_laneselect
      [2, 0x10d, ["simd", "relaxed"]], // f32x4.relaxed_min
    ];
    for (const [operands, opcode, expected] of cases) {
      const code = [0xfd, (opcode & 0x7f) | 0x80, opcode >> 7, 0x1a];
      const body = [0, ...Array.from({ length: operands }, () => vector).flat(), ...code, 0x0b];
      assert.deepEqual(used(moduleOf(body)), expected, `opcode 0x${opcode.toString(16)}`);
    }
  });

  test("an immediate that looks like an opcode is none", () => {
    // i32.const 0xfd-like bytes, then the constant 0xfd0c as a float, both dropped.
    const body = [0, 0x41, 0xfd, 0x0c, 0x1a, 0x43, 0xfd, 0x0c, 0xfe, 0xfc, 0x1a, 0x0b];
    assert.deepEqual(used(moduleOf(body)), []);
  });

  test("refuses what is no module", () => {
    assert.throws(() => featuresOf(new Uint8Array(0)), /expected the bytes of a WebAssembly module/);
    assert.throws(() => featuresOf(Uint8Array.from([0, 0x61, 0x73, 0x6d, 2, 0, 0, 0])), /version 1/);
    assert.throws(() => featuresOf(moduleOf([0, 0xff, 0x0b])), /unknown opcode 0xff/);
    assert.throws(() => featuresOf(moduleOf([0, 0x41])), /ends inside an item/);
  });
});

/** A module with one function without parameters. */
function moduleOf(body: readonly number[]): Uint8Array {
  return Uint8Array.from([
    ...[0, 0x61, 0x73, 0x6d, 1, 0, 0, 0],
    ...[1, 4, 1, 0x60, 0, 0],
    ...[3, 2, 1, 0],
    ...[10, body.length + 2, 1, body.length, ...body],
  ]);
}
