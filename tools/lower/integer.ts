import { type Alternative, type Context, crosswise, lanewise, toScalar } from "./alternative.js";
import { type Code, type Expression, type Form, I32, I64, M16, M32, M64, M8, S16, S8, U16, U8 } from "./forms.js";
import type { Table } from "./table.js";

type IntegerCode = Code["i32"] | Code["i64"];

interface IntegerKind {
  readonly suffix: string;
  /** The form for signed and for unsigned comparisons, and the mask that a comparison gives. */
  readonly signed: Form;
  readonly unsigned: Form;
  readonly mask: Form;
  readonly of: (code: Code) => IntegerCode;
}

const kinds: readonly IntegerKind[] = [
  { suffix: "I8x16", signed: S8, unsigned: U8, mask: M8, of: (code) => code.i32 },
  { suffix: "I16x8", signed: S16, unsigned: U16, mask: M16, of: (code) => code.i32 },
  { suffix: "I32x4", signed: I32, unsigned: I32, mask: M32, of: (code) => code.i32 },
  { suffix: "I64x2", signed: I64, unsigned: I64, mask: M64, of: (code) => code.i64 },
];

const signedComparisons = { LtS: "lt_s", GtS: "gt_s", LeS: "le_s", GeS: "ge_s" } as const;
const unsignedComparisons = { LtU: "lt_u", GtU: "gt_u", LeU: "le_u", GeU: "ge_u" } as const;
const equality = { Eq: "eq", Ne: "ne" } as const;

/** Integer operations of every lane width: comparisons, minimum and maximum, all_true, bitmask; arithmetic at 32 and 64 bits. */
export function addIntegerOperations(table: Table): void {
  for (const kind of kinds) {
    addComparisons(table, kind);
    if (kind.signed !== I64) addExtrema(table, kind);
    addReductions(table, kind);
  }
  for (const kind of kinds.slice(2)) addWholeArithmetic(table, kind);
}

function addComparisons(table: Table, { suffix, signed, unsigned, mask, of }: IntegerKind): void {
  const comparison = (
    form: Form,
    method: (keyof Code["i32"] & keyof Code["i64"] & `${"lt" | "gt" | "le" | "ge"}_${"s" | "u"}`) | "eq" | "ne",
  ): Alternative => lanewise([form, form], mask, (code, a, b) => of(code)[method](a, b));
  for (const [name, method] of Object.entries(equality)) {
    table.add(`${name}Vec${suffix}`, comparison(signed, method), comparison(unsigned, method));
  }
  for (const [name, method] of Object.entries(signedComparisons)) {
    table.add(`${name}Vec${suffix}`, comparison(signed, method));
  }
  if (unsigned === I64) return;
  for (const [name, method] of Object.entries(unsignedComparisons)) {
    table.add(`${name}Vec${suffix}`, comparison(unsigned, method));
  }
}

function addExtrema(table: Table, { suffix, signed, unsigned }: IntegerKind): void {
  const extremum = (form: Form, method: "lt_s" | "lt_u" | "gt_s" | "gt_u"): Alternative =>
    crosswise(
      [form, form],
      form,
      ({ code, lane }, index) =>
        code.select(code.i32[method](lane(0, index), lane(1, index)), lane(0, index), lane(1, index)),
      2,
    );
  table.add(`MinSVec${suffix}`, extremum(signed, "lt_s"));
  table.add(`MaxSVec${suffix}`, extremum(signed, "gt_s"));
  table.add(`MinUVec${suffix}`, extremum(unsigned, "lt_u"));
  table.add(`MaxUVec${suffix}`, extremum(unsigned, "gt_u"));
}

function addReductions(table: Table, { suffix, signed, unsigned, mask, of }: IntegerKind): void {
  const everyNonZero = (form: Form): Alternative =>
    toScalar(form, 2 * form.lanes, ({ code, lane }) =>
      fold(form.lanes, (index) => of(code).ne(lane(0, index), zero(code, form)), code.i32.and),
    );
  const allOfMask = toScalar(mask, mask.lanes, ({ code, lane }) =>
    fold(mask.lanes, (index) => lane(0, index), code.i32.and),
  );
  table.add(`AllTrueVec${suffix}`, allOfMask, everyNonZero(signed), everyNonZero(unsigned));

  const bitsOf = (form: Form, bit: (context: Context, index: number) => Expression, cost: number): Alternative =>
    toScalar(form, cost * form.lanes, (context) =>
      fold(form.lanes, (index) => shiftLeft(context.code, bit(context, index), index), context.code.i32.or),
    );
  const signBit = ({ code, lane }: Context, index: number): Expression =>
    signed === I64
      ? code.i32.wrap(code.i64.shr_u(lane(0, index), code.i64.const(63n)))
      : code.i32.shr_u(lane(0, index), code.i32.const(31));
  table.add(
    `BitmaskVec${suffix}`,
    bitsOf(mask, ({ lane }, index) => lane(0, index), 2),
    bitsOf(signed, signBit, 3),
  );
}

function addWholeArithmetic(table: Table, { suffix, signed: form, of }: IntegerKind): void {
  const two = (name: string, method: "add" | "sub" | "mul"): void =>
    table.add(
      `${name}Vec${suffix}`,
      lanewise([form, form], form, (code, a, b) => of(code)[method](a, b)),
    );
  two("Add", "add");
  two("Sub", "sub");
  two("Mul", "mul");
  table.add(
    `NegVec${suffix}`,
    lanewise([form], form, (code, a) => of(code).sub(zero(code, form), a)),
  );
  table.add(
    `AbsVec${suffix}`,
    crosswise(
      [form],
      form,
      ({ code, lane }, index) => {
        const isNegative = of(code).lt_s(lane(0, index), zero(code, form));
        return code.select(isNegative, of(code).sub(zero(code, form), lane(0, index)), lane(0, index));
      },
      3,
    ),
  );
}

export function zero(code: Code, form: Form): Expression {
  return form.scalar === "i64" ? code.i64.const(0n) : code.i32.const(0);
}

function shiftLeft(code: Code, value: Expression, bits: number): Expression {
  return bits === 0 ? value : code.i32.shl(value, code.i32.const(bits));
}

/** item(0) op item(1) op ... from left to right. */
export function fold(
  count: number,
  item: (index: number) => Expression,
  join: (left: Expression, right: Expression) => Expression,
): Expression {
  let joined = item(0);
  for (let index = 1; index < count; index++) joined = join(joined, item(index));
  return joined;
}
