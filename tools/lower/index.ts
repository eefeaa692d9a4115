import binaryen from "binaryen";

import { Collector } from "./collect.js";
import { assertScalar } from "./features.js";
import { constantLane } from "./forms.js";
import { FunctionRewriter } from "./function.js";
import { Locals } from "./locals.js";
import { Plan } from "./plan.js";
import { isImported, type Signature, Signatures } from "./signature.js";

export { assertScalar, type Features, featuresOf } from "./features.js";

const VECTOR_TEXT = /\b(?:v128|[if](?:8x16|16x8|32x4|64x2))\b/;

/** Rewrites a SIMD module into an MVP module with the same exports and bit-identical results. */
export function lowerSimd(wasm: Uint8Array): Uint8Array {
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
    binaryen.setShrinkLevel(1);
    code.optimize();
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
