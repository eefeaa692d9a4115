import binaryen from "binaryen";

import { type Alternative, lanewise, lanesOf, toScalar } from "./alternative.js";
import {
  allForms,
  type Code,
  type Expression,
  F32,
  F64,
  type Form,
  I32,
  I64,
  integerForms,
  maskForms,
  normalise,
  valueForms,
  zeroLane,
} from "./forms.js";
import { fold, zero } from "./integer.js";

const methods = new Map<number, "and" | "andnot" | "or" | "xor">([
  [binaryen.AndVec128, "and"],
  [binaryen.AndNotVec128, "andnot"],
  [binaryen.OrVec128, "or"],
  [binaryen.XorVec128, "xor"],
]);

function integerCode(code: Code, form: Form): Code["i32"] | Code["i64"] {
  return form.scalar === "i64" ? code.i64 : code.i32;
}

function ones(code: Code, form: Form): Expression {
  return form.scalar === "i64" ? code.i64.const(-1n) : code.i32.const(-1);
}

/** Bit operations have no lane width of their own: any integer form will do, and masks turn them into selects. */
export function bitwiseAlternatives(
  operation: number,
  left: Uint8Array | undefined,
  right: Uint8Array | undefined,
): Alternative[] | undefined {
  const method = methods.get(operation);
  if (method === undefined) return undefined;
  if (method === "andnot") return andNotAlternatives();
  const alternatives = [...integerForms, ...maskForms].map((form) =>
    lanewise([form, form], form, (code, a, b) => integerCode(code, form)[method](a, b)),
  );
  if (method === "and") {
    for (const [form, mask] of maskedForms()) {
      alternatives.push(masked(form, mask, 0, true), masked(form, mask, 1, true));
    }
  }
  return [...signAlternatives(method, left, right), ...alternatives];
}

/** a and not b. */
function andNotAlternatives(): Alternative[] {
  const plain = [...integerForms, ...maskForms].map((form) =>
    lanewise(
      [form, form],
      form,
      (code, a, b) => {
        const inverted = form.kind === "mask" ? code.i32.eqz(b) : integerCode(code, form).xor(b, ones(code, form));
        return integerCode(code, form).and(a, inverted);
      },
      2,
    ),
  );
  return [...plain, ...maskedForms().map(([form, mask]) => masked(form, mask, 1, false))];
}

/** Value forms with the masks that are as wide as their lanes or wider. */
function maskedForms(): [Form, Form][] {
  return valueForms.flatMap((form) =>
    maskForms.filter((mask) => mask.bytes >= form.bytes).map((mask): [Form, Form] => [form, mask]),
  );
}

function maskLane(form: Form, mask: Form, lane: number): number {
  return Math.floor((lane * form.bytes) / mask.bytes);
}

/** The lanes of the other operand where the mask is set (or where it is not), else zero. */
function masked(form: Form, mask: Form, maskOperand: 0 | 1, keepsWhereSet: boolean): Alternative {
  return {
    inputs: maskOperand === 0 ? [mask, form] : [form, mask],
    output: form,
    cost: form.lanes,
    build: ({ code, lane }) =>
      lanesOf(form, (index) => {
        const condition = lane(maskOperand, maskLane(form, mask, index));
        const kept = lane(1 - maskOperand, index);
        return keepsWhereSet
          ? code.select(condition, kept, zeroLane(code, form))
          : code.select(condition, zeroLane(code, form), kept);
      }),
  };
}

/** Clearing, flipping or setting the sign bit of floats by a constant stays in floats: abs, neg and neg of abs. */
function signAlternatives(
  method: "and" | "or" | "xor",
  left: Uint8Array | undefined,
  right: Uint8Array | undefined,
): Alternative[] {
  const found: Alternative[] = [];
  for (const form of [F32, F64]) {
    for (const [constant, value] of [
      [left, 1],
      [right, 0],
    ] as const) {
      if (constant === undefined) continue;
      const sign = method === "and" ? isEveryLane(constant, form, 0x7f, 0xff) : isEveryLane(constant, form, 0x80, 0);
      if (!sign) continue;
      found.push({
        inputs: [form, form],
        output: form,
        cost: form.lanes,
        build: ({ code, lane }) => {
          const float = form === F32 ? code.f32 : code.f64;
          return lanesOf(form, (index) => {
            if (method === "and") return float.abs(lane(value, index));
            return float.neg(method === "xor" ? lane(value, index) : float.abs(lane(value, index)));
          });
        },
      });
    }
  }
  return found;
}

/** Whether every float lane has this top byte and these other bytes. */
function isEveryLane(bytes: Uint8Array, form: Form, top: number, rest: number): boolean {
  return bytes.every((byte, index) => byte === (index % form.bytes === form.bytes - 1 ? top : rest));
}

export function notAlternatives(): Alternative[] {
  const inverted = integerForms.map((form) =>
    lanewise([form], form, (code, a) => {
      const flipped = integerCode(code, form).xor(a, ones(code, form));
      return form.kind === "unsigned" ? normalise(code, flipped, form) : flipped;
    }),
  );
  return [...inverted, ...maskForms.map((form) => lanewise([form], form, (code, a) => code.i32.eqz(a)))];
}

/** c ? a : b, bit by bit. */
export function bitselectAlternatives(chooser: Uint8Array | undefined): Alternative[] {
  const selects = [...maskedForms(), ...maskForms.map((mask): [Form, Form] => [mask, mask])].map(
    ([form, mask]): Alternative => ({
      inputs: [form, form, mask],
      output: form,
      cost: form.lanes,
      build: ({ code, lane }) =>
        lanesOf(form, (index) => code.select(lane(2, maskLane(form, mask, index)), lane(0, index), lane(1, index))),
    }),
  );
  const blends = integerForms.map((form) =>
    lanewise(
      [form, form, form],
      form,
      (code, a, b, c) => {
        const { xor, and } = integerCode(code, form);
        return xor(and(xor(a, b), c), code.copyExpression(b));
      },
      3,
    ),
  );
  return [...copySignAlternatives(chooser), ...selects, ...blends];
}

/** Choosing the sign bit from one float and the rest from the other. */
function copySignAlternatives(chooser: Uint8Array | undefined): Alternative[] {
  if (chooser === undefined) return [];
  return [F32, F64].flatMap((form) => {
    const takesSign = isEveryLane(chooser, form, 0x80, 0);
    if (!takesSign && !isEveryLane(chooser, form, 0x7f, 0xff)) return [];
    const [magnitude, sign] = takesSign ? [1, 0] : [0, 1];
    return {
      inputs: [form, form, form],
      output: form,
      cost: form.lanes,
      build: ({ code, lane }) =>
        lanesOf(form, (index) =>
          (form === F32 ? code.f32 : code.f64).copysign(lane(magnitude, index), lane(sign, index)),
        ),
    } satisfies Alternative;
  });
}

export function anyTrueAlternatives(): Alternative[] {
  const ofMasks = maskForms.map((form) =>
    toScalar(form, form.lanes, ({ code, lane }) => fold(form.lanes, (index) => lane(0, index), code.i32.or)),
  );
  const ofWholes = [I32, I64].map((form) =>
    toScalar(form, form.lanes, ({ code, lane }) => {
      const integer = integerCode(code, form);
      return integer.ne(
        fold(form.lanes, (index) => lane(0, index), integer.or),
        zero(code, form),
      );
    }),
  );
  return [...ofMasks, ...ofWholes];
}

/** The scalar select: its condition is one i32 for the whole vector. */
export function selectAlternatives(condition: Expression): Alternative[] {
  return allForms.map((form) => ({
    inputs: [form, form],
    output: form,
    cost: form.lanes,
    build: ({ code, copy, lane }) =>
      lanesOf(form, (index) => code.select(copy(condition), lane(0, index), lane(1, index))),
  }));
}
