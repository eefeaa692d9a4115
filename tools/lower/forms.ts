import type binaryen from "binaryen";

export type Code = binaryen.Module;
export type Expression = binaryen.ExpressionRef;
export type ScalarType = "i32" | "i64" | "f32" | "f64";

/**
 * A scalar representation of one v128: `lanes` locals of type `scalar`, each standing for `bytes` bytes of the vector.
 * 8 and 16 bit lanes live in an i32 whose upper bits are the sign ("signed"), zero ("unsigned") or garbage ("raw");
 * a "mask" lane is 0 or 1 and stands for `bytes` bytes of zeros or ones.
 */
export interface Form {
  readonly name: string;
  readonly scalar: ScalarType;
  readonly lanes: number;
  readonly bytes: number;
  readonly kind: "float" | "whole" | "signed" | "unsigned" | "raw" | "mask";
}

function form(name: string, scalar: ScalarType, bytes: number, kind: Form["kind"]): Form {
  return { name, scalar, lanes: 16 / bytes, bytes, kind };
}

export const F32: Form = form("f32x4", "f32", 4, "float");
export const F64: Form = form("f64x2", "f64", 8, "float");
export const I32: Form = form("i32x4", "i32", 4, "whole");
export const I64: Form = form("i64x2", "i64", 8, "whole");
export const S16: Form = form("i16x8 signed", "i32", 2, "signed");
export const U16: Form = form("i16x8 unsigned", "i32", 2, "unsigned");
export const R16: Form = form("i16x8 raw", "i32", 2, "raw");
export const S8: Form = form("i8x16 signed", "i32", 1, "signed");
export const U8: Form = form("i8x16 unsigned", "i32", 1, "unsigned");
export const R8: Form = form("i8x16 raw", "i32", 1, "raw");
export const M64: Form = form("mask 64x2", "i32", 8, "mask");
export const M32: Form = form("mask 32x4", "i32", 4, "mask");
export const M16: Form = form("mask 16x8", "i32", 2, "mask");
export const M8: Form = form("mask 8x16", "i32", 1, "mask");

export const integerForms: readonly Form[] = [I64, I32, S16, U16, R16, S8, U8, R8];
export const maskForms: readonly Form[] = [M64, M32, M16, M8];
export const valueForms: readonly Form[] = [F32, F64, ...integerForms];
export const allForms: readonly Form[] = [...valueForms, ...maskForms];

/** Extra operations that bring a value computed with dirty upper bits into the form's canonical lane. */
export function normalise(code: Code, lane: Expression, to: Form): Expression {
  const bits = 32 - 8 * to.bytes;
  if (to.kind === "signed") return code.i32.shr_s(code.i32.shl(lane, code.i32.const(bits)), code.i32.const(bits));
  if (to.kind === "unsigned") return code.i32.and(lane, code.i32.const((1 << (8 * to.bytes)) - 1));
  return lane;
}

/** The lane of a v128 constant, or undefined when the form cannot hold it (a mask form and bytes that are no mask). */
export function constantLane(code: Code, bytes: Uint8Array, to: Form, lane: number): Expression {
  const view = new DataView(bytes.buffer, bytes.byteOffset + lane * to.bytes, to.bytes);
  switch (to.kind) {
    case "float":
      return to.bytes === 4
        ? code.f32.const_bits(view.getInt32(0, true))
        : code.f64.const_bits(view.getBigInt64(0, true));
    case "whole":
      return to.bytes === 4 ? code.i32.const(view.getInt32(0, true)) : code.i64.const(view.getBigInt64(0, true));
    case "unsigned":
      return code.i32.const(to.bytes === 1 ? view.getUint8(0) : view.getUint16(0, true));
    case "signed":
    case "raw":
      return code.i32.const(to.bytes === 1 ? view.getInt8(0) : view.getInt16(0, true));
    case "mask":
      return code.i32.const(view.getUint8(0) & 1);
  }
}

/** Whether every lane of the constant is all zeros or all ones at the width of the mask form. */
export function isMaskConstant(bytes: Uint8Array, mask: Form): boolean {
  for (let index = 0; index < 16; index++) {
    const byte = bytes[index];
    if (byte !== bytes[index - (index % mask.bytes)] || (byte !== 0 && byte !== 0xff)) return false;
  }
  return true;
}

/** The all-zeros lane of a form. */
export function zeroLane(code: Code, of: Form): Expression {
  switch (of.scalar) {
    case "i32":
      return code.i32.const(0);
    case "i64":
      return code.i64.const(0n);
    case "f32":
      return code.f32.const(0);
    case "f64":
      return code.f64.const(0);
  }
}
