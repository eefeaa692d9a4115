import binaryen from "binaryen";

import { type Alternative, crosswise, lanesOf, toScalar } from "./alternative.js";
import {
  allForms,
  type Code,
  type Expression,
  F32,
  F64,
  type Form,
  I32,
  I64,
  normalise,
  R16,
  R8,
  S16,
  S8,
  U16,
  U8,
} from "./forms.js";

/** A shuffle only renames lanes of every form whose lanes it moves as a whole; bytes always do. */
export function shuffleAlternatives(indices: readonly number[]): Alternative[] {
  return allForms
    .filter((form) => movesWholeLanes(indices, form.bytes))
    .map((form) =>
      crosswise(
        [form, form],
        form,
        ({ lane }, index) => {
          const first = indices[index * form.bytes]!;
          return lane(first < 16 ? 0 : 1, (first % 16) / form.bytes);
        },
        // Free once lanes are locals, but fewer locals are better.
        0.1,
      ),
    );
}

function movesWholeLanes(indices: readonly number[], bytes: number): boolean {
  return indices.every((source, index) => {
    const first = indices[index - (index % bytes)]!;
    return first % bytes === 0 && source === first + (index % bytes);
  });
}

const splats = new Map<number, Form>([
  [binaryen.SplatVecI8x16, R8],
  [binaryen.SplatVecI16x8, R16],
  [binaryen.SplatVecI32x4, I32],
  [binaryen.SplatVecI64x2, I64],
  [binaryen.SplatVecF32x4, F32],
  [binaryen.SplatVecF64x2, F64],
]);

export function splatAlternatives(operation: number, value: Expression): Alternative[] | undefined {
  const form = splats.get(operation);
  if (form === undefined) return undefined;
  return [{ inputs: [], output: form, cost: 1, build: ({ copy }) => lanesOf(form, () => copy(value)) }];
}

const extracts = new Map<number, Form>([
  [binaryen.ExtractLaneSVecI8x16, S8],
  [binaryen.ExtractLaneUVecI8x16, U8],
  [binaryen.ExtractLaneSVecI16x8, S16],
  [binaryen.ExtractLaneUVecI16x8, U16],
  [binaryen.ExtractLaneVecI32x4, I32],
  [binaryen.ExtractLaneVecI64x2, I64],
  [binaryen.ExtractLaneVecF32x4, F32],
  [binaryen.ExtractLaneVecF64x2, F64],
]);

/** The lane itself, or the other narrow forms of the same width with one lane brought into the asked one. */
export function extractAlternatives(operation: number, index: number): Alternative[] | undefined {
  const form = extracts.get(operation);
  if (form === undefined) return undefined;
  const direct = toScalar(form, 0, ({ lane }) => lane(0, index));
  if (form.bytes > 2) return [direct];
  const raw = form.bytes === 1 ? R8 : R16;
  return [direct, toScalar(raw, 2, ({ code, lane }) => normalise(code, lane(0, index), form))];
}

const replaces = new Map<number, Form>([
  [binaryen.ReplaceLaneVecI8x16, R8],
  [binaryen.ReplaceLaneVecI16x8, R16],
  [binaryen.ReplaceLaneVecI32x4, I32],
  [binaryen.ReplaceLaneVecI64x2, I64],
  [binaryen.ReplaceLaneVecF32x4, F32],
  [binaryen.ReplaceLaneVecF64x2, F64],
]);

export function replaceAlternatives(operation: number, index: number, value: Expression): Alternative[] | undefined {
  const form = replaces.get(operation);
  if (form === undefined) return undefined;
  return [
    {
      inputs: [form],
      output: form,
      cost: 1,
      build: ({ copy, lane }) => lanesOf(form, (at) => (at === index ? copy(value) : lane(0, at))),
    },
  ];
}

const shifts: readonly (readonly [number, Form, "shl" | "shr_s" | "shr_u"])[] = [
  [binaryen.ShlVecI8x16, R8, "shl"],
  [binaryen.ShrSVecI8x16, S8, "shr_s"],
  [binaryen.ShrUVecI8x16, U8, "shr_u"],
  [binaryen.ShlVecI16x8, R16, "shl"],
  [binaryen.ShrSVecI16x8, S16, "shr_s"],
  [binaryen.ShrUVecI16x8, U16, "shr_u"],
  [binaryen.ShlVecI32x4, I32, "shl"],
  [binaryen.ShrSVecI32x4, I32, "shr_s"],
  [binaryen.ShrUVecI32x4, I32, "shr_u"],
  [binaryen.ShlVecI64x2, I64, "shl"],
  [binaryen.ShrSVecI64x2, I64, "shr_s"],
  [binaryen.ShrUVecI64x2, I64, "shr_u"],
];

/** Shift counts are taken modulo the lane width: by the scalar instruction at 32 and 64 bits, by a mask below. */
export function shiftAlternatives(operation: number, count: Expression): Alternative[] | undefined {
  const found = shifts.find(([number]) => number === operation);
  if (found === undefined) return undefined;
  const [, form, method] = found;
  return [
    {
      inputs: [form],
      output: form,
      cost: form.lanes,
      build: ({ code, copy, hold, lane }) => {
        const amount = hold(form === I64 ? "i64" : "i32", shiftCount(code, form, copy(count)));
        const integer = form === I64 ? code.i64 : code.i32;
        return lanesOf(form, (index) => integer[method](lane(0, index), amount()));
      },
    },
  ];
}

function shiftCount(code: Code, form: Form, count: Expression): Expression {
  if (form === I64) return code.i64.extend_u(count);
  return form === I32 ? count : code.i32.and(count, code.i32.const(8 * form.bytes - 1));
}
