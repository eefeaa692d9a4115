import binaryen from "binaryen";

import { type Alternative, type Context, lanesOf } from "./alternative.js";
import {
  type Expression,
  F32,
  F64,
  type Form,
  I32,
  I64,
  R16,
  R8,
  S16,
  S8,
  U16,
  U8,
  valueForms,
  zeroLane,
} from "./forms.js";

/** Where a memory instruction reads or writes. */
export interface Address {
  readonly pointer: Expression;
  readonly offset: number;
  readonly align: number;
}

/** Forms that memory can be read into: a raw lane is an unsigned one. */
const loadForms: readonly Form[] = valueForms.filter((form) => form.kind !== "raw");

/** No 32 bit memory holds a byte at this offset: the access always traps. */
const OFFSET_LIMIT = 2 ** 32;

function loadLane({ code, copy }: Context, form: Form, { pointer, offset, align }: Address, byte: number): Expression {
  const at = offset + byte;
  if (at + form.bytes > OFFSET_LIMIT) return code.unreachable();
  const alignment = Math.min(align, form.bytes);
  const base = copy(pointer);
  if (form.bytes === 1) return form.kind === "signed" ? code.i32.load8_s(at, 1, base) : code.i32.load8_u(at, 1, base);
  if (form.bytes === 2) {
    return form.kind === "signed" ? code.i32.load16_s(at, alignment, base) : code.i32.load16_u(at, alignment, base);
  }
  return code[form.scalar].load(at, alignment, base);
}

function storeLane(
  { code, copy }: Context,
  form: Form,
  { pointer, offset, align }: Address,
  byte: number,
  value: Expression,
): Expression {
  const at = offset + byte;
  if (at + form.bytes > OFFSET_LIMIT) return code.block(null, [code.drop(value), code.unreachable()]);
  const alignment = Math.min(align, form.bytes);
  const base = copy(pointer);
  if (form.bytes === 1) return code.i32.store8(at, 1, base, value);
  if (form.bytes === 2) return code.i32.store16(at, alignment, base, value);
  return code[form.scalar].store(at, alignment, base, value);
}

function reading(form: Form, cost: number, build: (context: Context) => Expression[]): Alternative {
  return { inputs: [], output: form, cost, build };
}

export function loadAlternatives(address: Address): Alternative[] {
  return loadForms.map((form) =>
    reading(form, form.lanes, (context) =>
      lanesOf(form, (index) => loadLane(context, form, address, index * form.bytes)),
    ),
  );
}

/**
 * The last lane is written first: a vector store that reaches past the end of the memory traps with nothing written, and
 * when the last lane is inside the others are.
 */
export function storeAlternatives(address: Address): Alternative[] {
  return valueForms
    .filter((form) => form.kind !== "signed" && form.kind !== "unsigned")
    .map((form) => ({
      inputs: [form],
      output: null,
      cost: form.lanes,
      build: (context) =>
        lanesOf(form, (index) => {
          const lane = form.lanes - 1 - index;
          return storeLane(context, form, address, lane * form.bytes, context.lane(0, lane));
        }),
    }));
}

const splatWidths = new Map<number, number>([
  [binaryen.Load8SplatVec128, 1],
  [binaryen.Load16SplatVec128, 2],
  [binaryen.Load32SplatVec128, 4],
  [binaryen.Load64SplatVec128, 8],
]);
const zeroWidths = new Map<number, number>([
  [binaryen.Load32ZeroVec128, 4],
  [binaryen.Load64ZeroVec128, 8],
]);
const extensions = new Map<number, readonly [Form, Form]>([
  [binaryen.Load8x8SVec128, [S8, S16]],
  [binaryen.Load8x8UVec128, [U8, U16]],
  [binaryen.Load16x4SVec128, [S16, I32]],
  [binaryen.Load16x4UVec128, [U16, I32]],
]);

const doublingExtensions = new Map<number, "extend_s" | "extend_u">([
  [binaryen.Load32x2SVec128, "extend_s"],
  [binaryen.Load32x2UVec128, "extend_u"],
]);

/** load_splat, load_zero and the loads that extend. */
export function specialLoadAlternatives(operation: number, address: Address): Alternative[] | undefined {
  const splatWidth = splatWidths.get(operation);
  if (splatWidth !== undefined) return splatAlternatives(splatWidth, address);
  const zeroWidth = zeroWidths.get(operation);
  if (zeroWidth !== undefined) return zeroAlternatives(zeroWidth, address);
  const extension = extensions.get(operation);
  if (extension !== undefined) {
    const [from, to] = extension;
    const lanes = (context: Context): Expression[] =>
      lanesOf(to, (index) => loadLane(context, from, address, index * from.bytes));
    return [reading(to, to.lanes, lanes)];
  }
  const extend = doublingExtensions.get(operation);
  if (extend === undefined) return undefined;
  return [
    reading(I64, 4, (context) =>
      lanesOf(I64, (index) => context.code.i64[extend](loadLane(context, I32, address, index * 4))),
    ),
  ];
}

/** The loaded bytes once, then copies of the locals; a lane wider than the loaded piece is left to a conversion. */
function splatAlternatives(width: number, address: Address): Alternative[] {
  return loadForms
    .filter((form) => form.bytes <= width)
    .map((form) =>
      reading(form, width / form.bytes, (context) => {
        const pieces = Array.from({ length: width / form.bytes }, (_, piece) =>
          context.hold(form.scalar, loadLane(context, form, address, piece * form.bytes)),
        );
        return lanesOf(form, (index) => pieces[index % pieces.length]!());
      }),
    );
}

function zeroAlternatives(width: number, address: Address): Alternative[] {
  return loadForms
    .filter((form) => form.bytes <= width)
    .map((form) =>
      reading(form, width / form.bytes, (context) =>
        lanesOf(form, (index) =>
          index * form.bytes < width
            ? loadLane(context, form, address, index * form.bytes)
            : zeroLane(context.code, form),
        ),
      ),
    );
}

const laneAccesses = new Map<number, { readonly width: number; readonly isStore: boolean }>([
  [binaryen.Load8LaneVec128, { width: 1, isStore: false }],
  [binaryen.Load16LaneVec128, { width: 2, isStore: false }],
  [binaryen.Load32LaneVec128, { width: 4, isStore: false }],
  [binaryen.Load64LaneVec128, { width: 8, isStore: false }],
  [binaryen.Store8LaneVec128, { width: 1, isStore: true }],
  [binaryen.Store16LaneVec128, { width: 2, isStore: true }],
  [binaryen.Store32LaneVec128, { width: 4, isStore: true }],
  [binaryen.Store64LaneVec128, { width: 8, isStore: true }],
]);

function laneForms(width: number): readonly Form[] {
  if (width === 8) return [I64, F64, I32, F32];
  if (width === 4) return [I32, F32];
  return width === 2 ? [R16, S16, U16] : [R8, S8, U8];
}

/** load_lane (one lane of the operand replaced) and store_lane. */
export function laneAccessAlternatives(operation: number, lane: number, address: Address): Alternative[] | undefined {
  const access = laneAccesses.get(operation);
  if (access === undefined) return undefined;
  const { width, isStore } = access;
  return laneForms(width).map((form) => {
    const pieces = width / form.bytes;
    const first = lane * pieces;
    const build = isStore
      ? (context: Context): Expression[] =>
          Array.from({ length: pieces }, (_, index) => {
            const piece = pieces - 1 - index;
            return storeLane(context, form, address, piece * form.bytes, context.lane(0, first + piece));
          })
      : (context: Context): Expression[] => {
          const isLoaded = (index: number): boolean => index >= first && index < first + pieces;
          return lanesOf(form, (index) =>
            isLoaded(index) ? loadLane(context, form, address, (index - first) * form.bytes) : context.lane(0, index),
          );
        };
    return { inputs: [form], output: isStore ? null : form, cost: pieces, build };
  });
}
