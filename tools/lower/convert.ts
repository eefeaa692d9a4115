import { type Code, type Expression, F32, F64, type Form, I32, I64, normalise, S16, S8 } from "./forms.js";

/** Reads one lane of a source vector; each call makes a fresh expression. */
export type Lanes = (lane: number) => Expression;

/** Whether lane i of the result depends on lane i of the source only, and reads it once. */
export function isLanewise(from: Form, to: Form): boolean {
  return from === to || from.bytes === to.bytes;
}

/** Whether a value in form `from` can be brought to `to`: nothing but a mask becomes a mask, and only a finer one. */
export function isConvertible(from: Form, to: Form): boolean {
  return to.kind !== "mask" || (from.kind === "mask" && from.bytes >= to.bytes);
}

// Scalar operations per vector for the steps that change the lane width; they only have to rank alternatives.
const WIDTH_COST: Readonly<Record<string, number>> = {
  "8>4": 6,
  "4>8": 6,
  "4>2": 12,
  "2>4": 12,
  "4>1": 32,
  "1>4": 24,
  "2>1": 24,
  "1>2": 24,
};

/** Estimated scalar operations of converting a whole vector (Infinity when it is impossible). */
export function conversionCost(from: Form, to: Form): number {
  if (from === to) return 0;
  if (!isConvertible(from, to)) return Infinity;
  if (to.kind === "mask") return 0;
  if (from.kind === "mask") {
    const same = integerOfWidth(from.bytes);
    return from.lanes + (to === same ? 0 : conversionCost(same, to));
  }
  if (from.kind === "float") return from.lanes + conversionCost(integerOfWidth(from.bytes), to);
  if (to.kind === "float") return to.lanes + conversionCost(from, integerOfWidth(to.bytes));
  if (from.bytes === to.bytes) return to.kind === "signed" ? 2 * to.lanes : to.kind === "unsigned" ? to.lanes : 0;
  const direct = WIDTH_COST[`${from.bytes}>${to.bytes}`];
  return direct ?? conversionCost(from, I32) + conversionCost(I32, to);
}

function integerOfWidth(bytes: number): Form {
  return bytes === 8 ? I64 : bytes === 4 ? I32 : bytes === 2 ? S16 : S8;
}

/** One lane of form `to` out of a vector in form `from`; `source` may be read more than once. */
export function convertLane(code: Code, from: Form, source: Lanes, to: Form, lane: number): Expression {
  if (from === to) return source(lane);
  if (to.kind === "mask") return source(Math.floor((lane * to.bytes) / from.bytes));
  if (from.kind === "mask") {
    const integer = integerOfWidth(from.bytes);
    const widened: Lanes = (index) =>
      integer === I64
        ? code.i64.sub(code.i64.const(0n), code.i64.extend_u(source(index)))
        : code.i32.sub(code.i32.const(0), source(index));
    return convertLane(code, integer, widened, to, lane);
  }
  if (from === F32) return convertLane(code, I32, (index) => code.i32.reinterpret(source(index)), to, lane);
  if (from === F64) return convertLane(code, I64, (index) => code.i64.reinterpret(source(index)), to, lane);
  if (to === F32) return code.f32.reinterpret(convertLane(code, from, source, I32, lane));
  if (to === F64) return code.f64.reinterpret(convertLane(code, from, source, I64, lane));
  if (from.bytes === to.bytes) return needsNormalising(from, to) ? normalise(code, source(lane), to) : source(lane);
  return changeWidth(code, from, source, to, lane);
}

function needsNormalising(from: Form, to: Form): boolean {
  return to.kind !== "raw" && from.kind !== to.kind;
}

function changeWidth(code: Code, from: Form, source: Lanes, to: Form, lane: number): Expression {
  if (to === I32) return toWord(code, from, source, lane);
  if (from === I32) return fromWord(code, source, to, lane);
  if (from.bytes === 1 && to.bytes === 2) {
    const joined = code.i32.or(unsignedByte(code, from, source(2 * lane)), shiftLeft(code, source(2 * lane + 1), 8));
    return normalise(code, joined, to);
  }
  if (from.bytes === 2 && to.bytes === 1) return pieceOf(code, source(lane >> 1), 8 * (lane & 1), to);
  return convertLane(code, I32, (index) => toWord(code, from, source, index), to, lane);
}

function shiftLeft(code: Code, value: Expression, bits: number): Expression {
  return bits === 0 ? value : code.i32.shl(value, code.i32.const(bits));
}

function unsignedByte(code: Code, from: Form, value: Expression): Expression {
  return from.kind === "unsigned" ? value : code.i32.and(value, code.i32.const(0xff));
}

/** The 32 bits of word `lane`, put together from the lanes of another width. */
function toWord(code: Code, from: Form, source: Lanes, lane: number): Expression {
  if (from.bytes === 8) {
    const half = source(lane >> 1);
    return code.i32.wrap(lane & 1 ? code.i64.shr_u(half, code.i64.const(32n)) : half);
  }
  if (from.bytes === 2) {
    const low = source(2 * lane);
    const kept = from.kind === "unsigned" ? low : code.i32.and(low, code.i32.const(0xffff));
    return code.i32.or(kept, shiftLeft(code, source(2 * lane + 1), 16));
  }
  const byte = (index: number): Expression => source(4 * lane + index);
  const low = code.i32.or(unsignedByte(code, from, byte(0)), shiftLeft(code, unsignedByte(code, from, byte(1)), 8));
  const high = code.i32.or(shiftLeft(code, unsignedByte(code, from, byte(2)), 16), shiftLeft(code, byte(3), 24));
  return code.i32.or(low, high);
}

/** Lane `lane` of another width, cut out of 32 bit words. */
function fromWord(code: Code, source: Lanes, to: Form, lane: number): Expression {
  if (to.bytes === 8) {
    const high = code.i64.shl(code.i64.extend_u(source(2 * lane + 1)), code.i64.const(32n));
    return code.i64.or(code.i64.extend_u(source(2 * lane)), high);
  }
  const perWord = 4 / to.bytes;
  return pieceOf(code, source(Math.floor(lane / perWord)), 8 * to.bytes * (lane % perWord), to);
}

function pieceOf(code: Code, word: Expression, bit: number, to: Form): Expression {
  const width = 8 * to.bytes;
  if (to.kind === "signed") {
    return code.i32.shr_s(shiftLeft(code, word, 32 - width - bit), code.i32.const(32 - width));
  }
  const shifted = bit === 0 ? word : code.i32.shr_u(word, code.i32.const(bit));
  return normalise(code, shifted, to);
}
