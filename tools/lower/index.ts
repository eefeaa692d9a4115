/**
 * Rewrites a SIMD module lane by lane into a module of the first version of WebAssembly, for engines without v128 (wasm3,
 * WAMR, wasm2c). A v128 becomes 2 to 16 scalar locals; nothing goes through memory.
 *
 * How it works
 * 1. binaryen's passes `flatten` and `ssa-nomerge` give every value a local of its own, so that each v128 instruction is one
 *    statement whose operands are locals or constants (index.ts).
 * 2. collect.ts turns each of them into a step: its operands, its target and the alternatives to compute it. An alternative
 *    names the form of each operand and of the result (forms.ts: f32x4, f64x2, i64x2, i32x4; i16x8 and i8x16 with signed,
 *    unsigned or dirty upper bits; masks of one 0 or 1 per lane) and builds the scalar expressions. Arithmetic knows one form
 *    (float.ts, integer.ts, narrow.ts, widen.ts); loads, stores, shuffles, selects and bit operations take many (memory.ts,
 *    shuffle.ts, bitwise.ts). A comparison gives a mask, and a mask makes of and, andnot and bitselect one select per lane.
 * 3. plan.ts chooses one form for each local of the module so that little is converted, inner loops counting more: a load is
 *    four f32 where sums are made of it and two i64 where it is only copied; a shuffle of whole lanes costs nothing.
 * 4. function.ts rewrites each body; emit.ts puts conversions (convert.ts) between forms. signature.ts splits parameters and
 *    globals into lanes; results leave through mutable globals, since an MVP function returns one value.
 * 5. binaryen optimises what came out, with MVP features only, and features.ts decodes every opcode to prove it MVP.
 *
 * Invariants
 * - Every lane sees the same operations in the same order as in the SIMD module, so results have the same bits; only the bits
 *   of a NaN that arithmetic makes may differ, as they may between two engines.
 * - A memory access traps when the original does, before anything is written (the last lane is stored first).
 * - The order of statements is kept, and with it the order of calls, traps and memory accesses.
 * - What is not known is an error with the names of instruction and function: relaxed SIMD, v128 at a border to JavaScript.
 * - Functions that stand in a table pass i32 lanes; two function types that differ in v128 only may become one there, so that
 *   a call_indirect that trapped for that difference no longer does.
 *
 * What it costs
 * - Size: 1.3 to 1.4 times the SIMD module of the package; 1.9 to 2.3 for float kernels by themselves, 7 for a kernel on 16
 *   bytes at a time (16 lanes unrolled).
 * - Speed on V8, against hand-written scalar AssemblyScript: float kernels 0.4 to 1.0 times its time, saturating narrowing 1.4
 *   (it clamps values that the hand-written code knows to fit), mixed signed and unsigned bytes 2.2.
 * - Time: about 3 s for 42 kB.
 */
import binaryen from "binaryen";

import { Collector } from "./collect.js";
import { assertScalar, featuresOf } from "./features.js";
import { constantLane } from "./forms.js";
import { FunctionRewriter } from "./function.js";
import { Locals } from "./locals.js";
import { Plan } from "./plan.js";
import { isImported, type Signature, Signatures } from "./signature.js";

export { assertScalar, type Features, featuresOf } from "./features.js";

const VECTOR_TEXT = /\b(?:v128|[if](?:8x16|16x8|32x4|64x2))\b/;

/** Rewrites a SIMD module into an MVP module with the same exports and bit-identical results. */
export function lowerSimd(wasm: Uint8Array): Uint8Array {
  assertOnlySimd(wasm);
  const code = binaryen.readBinary(wasm);
  try {
    code.setFeatures(binaryen.Features.SIMD128);
    lowerModule(code);
    code.setFeatures(binaryen.Features.MVP);
    return optimise(code.emitBinary());
  } finally {
    code.dispose();
  }
}

/** Relaxed instructions pass here: they are refused later, one by one and with the name of their function. */
function assertOnlySimd(wasm: Uint8Array): void {
  const features = { ...featuresOf(wasm), simd: false, relaxed: false, relaxedMadd: false };
  const used = Object.entries(features).flatMap(([name, isUsed]) => (isUsed ? [name] : []));
  if (used.length > 0) throw new TypeError(`cannot lower a module that uses ${used.join(", ")} besides SIMD`);
}

function lowerModule(code: binaryen.Module): void {
  const plan = new Plan();
  const signatures = new Signatures(code, plan);
  const names = signatures.all().filter((signature) => isAffected(code, signatures, signature));
  const collected = names.map((signature) => {
    code.runPassesOnFunction(signature.name, ["dce", "flatten", "ssa-nomerge"]);
    const info = binaryen.getFunctionInfo(code.getFunction(signature.name));
    const collector = new Collector(plan, signatures, signature, info);
    collector.collect(info.body);
    return { signature, info, collector };
  });
  plan.choose();
  signatures.lowerGlobals((bytes, form, lane) => constantLane(code, bytes, form, lane));
  for (const { signature, info, collector } of collected) {
    const locals = new Locals(info, collector.places, plan);
    const rewriter = new FunctionRewriter(code, plan, signatures, signature, locals, collector.steps);
    const body = rewriter.rewriteBody(info.body);
    const results = info.results === binaryen.v128 ? binaryen.none : info.results;
    code.removeFunction(signature.name);
    const parameters = binaryen.createType(locals.parameterTypes);
    code.addFunction(signature.name, parameters, results, locals.variableTypes, body);
  }
}

function isAffected(code: binaryen.Module, signatures: Signatures, { name }: Signature): boolean {
  const info = binaryen.getFunctionInfo(code.getFunction(name));
  if (isImported(info.base)) return false;
  if (signatures.hasBorders() || info.vars.includes(binaryen.v128)) return true;
  return VECTOR_TEXT.test(binaryen.emitText(info.body));
}

/**
 * The lowered code is emitted and read again before it is optimised: binaryen.js builds a signed i32.load, which only the
 * way through the binary makes an ordinary one.
 */
function optimise(wasm: Uint8Array): Uint8Array {
  const code = binaryen.readBinary(wasm);
  const levels = [binaryen.getOptimizeLevel(), binaryen.getShrinkLevel()] as const;
  try {
    code.setFeatures(binaryen.Features.MVP);
    binaryen.setOptimizeLevel(3);
    binaryen.setShrinkLevel(0);
    code.optimize();
    if (code.validate() === 0) throw new Error("the lowered module is not valid");
    const lowered = code.emitBinary();
    assertScalar(lowered);
    return lowered;
  } finally {
    binaryen.setOptimizeLevel(levels[0]);
    binaryen.setShrinkLevel(levels[1]);
    code.dispose();
  }
}
