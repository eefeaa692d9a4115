import { type Alternative, type Context, crosswise, lanewise } from "./alternative.js";
import { type Code, type Expression, type Form, I32, I64, R16, R8, S16, S8, U16, U8 } from "./forms.js";
import type { Table } from "./table.js";

interface NarrowKind {
  readonly suffix: string;
  readonly signed: Form;
  readonly unsigned: Form;
  readonly raw: Form;
}

const kinds: readonly NarrowKind[] = [
  { suffix: "I8x16", signed: S8, unsigned: U8, raw: R8 },
  { suffix: "I16x8", signed: S16, unsigned: U16, raw: R16 },
];

/** Arithmetic of 8 and 16 bit lanes. Sums and products leave dirty upper bits behind ("raw"); the rest needs clean ones. */
export function addNarrowOperations(table: Table): void {
  for (const kind of kinds) {
    addWrapping(table, kind);
    addSaturating(table, kind);
  }
  table.add(
    "PopcntVecI8x16",
    lanewise([U8], U8, (code, a) => code.i32.popcnt(a)),
  );
  table.add("Q15MulrSatSVecI16x8", roundedProduct());
  addNarrowing(table, "NarrowSVecI32x4ToVecI16x8", I32, S16);
  addNarrowing(table, "NarrowUVecI32x4ToVecI16x8", I32, U16);
  addNarrowing(table, "NarrowSVecI16x8ToVecI8x16", S16, S8);
  addNarrowing(table, "NarrowUVecI16x8ToVecI8x16", S16, U8);
  table.add("SwizzleVecI8x16", swizzle());
}

function addWrapping(table: Table, { suffix, signed, unsigned, raw }: NarrowKind): void {
  table.add(
    `AddVec${suffix}`,
    lanewise([raw, raw], raw, (code, a, b) => code.i32.add(a, b)),
  );
  table.add(
    `SubVec${suffix}`,
    lanewise([raw, raw], raw, (code, a, b) => code.i32.sub(a, b)),
  );
  if (raw === R16)
    table.add(
      `MulVec${suffix}`,
      lanewise([raw, raw], raw, (code, a, b) => code.i32.mul(a, b)),
    );
  table.add(
    `NegVec${suffix}`,
    lanewise([raw], raw, (code, a) => code.i32.sub(code.i32.const(0), a)),
  );
  table.add(
    `AbsVec${suffix}`,
    crosswise(
      [signed],
      // The magnitude of the smallest number does not fit a signed lane; unsigned it does.
      unsigned,
      ({ code, lane }, index) => {
        const negated = code.i32.sub(code.i32.const(0), lane(0, index));
        return code.select(code.i32.lt_s(lane(0, index), code.i32.const(0)), negated, lane(0, index));
      },
      3,
    ),
  );
  const half = (code: Code, a: Expression, b: Expression): Expression =>
    code.i32.shr_u(code.i32.add(code.i32.add(a, b), code.i32.const(1)), code.i32.const(1));
  table.add(
    `AvgrUVec${suffix}`,
    lanewise([unsigned, unsigned], unsigned, (code, a, b) => half(code, a, b), 3),
  );
}

function addSaturating(table: Table, { suffix, signed, unsigned }: NarrowKind): void {
  const saturating = (form: Form, method: "add" | "sub"): Alternative =>
    crosswise(
      [form, form],
      form,
      (context, index) =>
        clamp(context, context.code.i32[method](context.lane(0, index), context.lane(1, index)), form),
      5,
    );
  table.add(`AddSatSVec${suffix}`, saturating(signed, "add"));
  table.add(`AddSatUVec${suffix}`, saturating(unsigned, "add"));
  table.add(`SubSatSVec${suffix}`, saturating(signed, "sub"));
  table.add(`SubSatUVec${suffix}`, saturating(unsigned, "sub"));
}

/** Brings a signed i32 into the range of a narrow form. */
function clamp({ code, hold }: Context, value: Expression, to: Form): Expression {
  const bits = 8 * to.bytes;
  const low = to.kind === "signed" ? -(2 ** (bits - 1)) : 0;
  const high = to.kind === "signed" ? 2 ** (bits - 1) - 1 : 2 ** bits - 1;
  const whole = hold("i32", value);
  const raised = hold("i32", code.select(code.i32.gt_s(whole(), code.i32.const(low)), whole(), code.i32.const(low)));
  return code.select(code.i32.lt_s(raised(), code.i32.const(high)), raised(), code.i32.const(high));
}

/** (a * b + 2^14) >> 15; only -2^15 * -2^15 leaves the range. */
function roundedProduct(): Alternative {
  return crosswise(
    [S16, S16],
    S16,
    ({ code, lane, hold }, index) => {
      const product = code.i32.add(code.i32.mul(lane(0, index), lane(1, index)), code.i32.const(0x4000));
      const rounded = hold("i32", code.i32.shr_s(product, code.i32.const(15)));
      return code.select(code.i32.eq(rounded(), code.i32.const(0x8000)), code.i32.const(0x7fff), rounded());
    },
    5,
  );
}

function addNarrowing(table: Table, name: string, from: Form, to: Form): void {
  table.add(
    name,
    crosswise(
      [from, from],
      to,
      (context, index) => clamp(context, context.lane(index < from.lanes ? 0 : 1, index % from.lanes), to),
      4,
    ),
  );
}

/** Byte i of the result is byte indices[i] of the first operand, 0 when there is none: cut out of its two halves. */
function swizzle(): Alternative {
  return crosswise(
    [I64, U8],
    U8,
    ({ code, lane }, index) => {
      const at = (): Expression => lane(1, index);
      const half = code.select(code.i32.lt_u(at(), code.i32.const(8)), lane(0, 0), lane(0, 1));
      // An i64 shift count is taken modulo 64, so index 8 to 15 starts again at the low byte of the upper half.
      const bits = code.i64.extend_u(code.i32.shl(at(), code.i32.const(3)));
      const byte = code.i32.and(code.i32.wrap(code.i64.shr_u(half, bits)), code.i32.const(0xff));
      return code.select(code.i32.lt_u(at(), code.i32.const(16)), byte, code.i32.const(0));
    },
    10,
  );
}
