import { type Alternative, crosswise, type LaneOperation, lanewise } from "./alternative.js";
import { type Code, type Expression, F32, F64, type Form, I32, M32, M64 } from "./forms.js";
import type { Table } from "./table.js";

type FloatCode = Code["f32"] | Code["f64"];

interface FloatKind {
  readonly suffix: string;
  readonly form: Form;
  readonly mask: Form;
  readonly of: (code: Code) => FloatCode;
}

const kinds: readonly FloatKind[] = [
  { suffix: "F32x4", form: F32, mask: M32, of: (code) => code.f32 },
  { suffix: "F64x2", form: F64, mask: M64, of: (code) => code.f64 },
];

const unary = {
  Abs: "abs",
  Neg: "neg",
  Sqrt: "sqrt",
  Ceil: "ceil",
  Floor: "floor",
  Trunc: "trunc",
  Nearest: "nearest",
} as const;
const binary = { Add: "add", Sub: "sub", Mul: "mul", Div: "div", Min: "min", Max: "max" } as const;
const comparisons = { Eq: "eq", Ne: "ne", Lt: "lt", Gt: "gt", Le: "le", Ge: "ge" } as const;

/** Float arithmetic: the scalar operation of the same name has the same special values, lane by lane. */
export function addFloatOperations(table: Table): void {
  for (const { suffix, form, mask, of } of kinds) {
    for (const [name, method] of Object.entries(unary)) {
      table.add(
        `${name}Vec${suffix}`,
        lanewise([form], form, (code, a) => of(code)[method](a)),
      );
    }
    for (const [name, method] of Object.entries(binary)) {
      table.add(
        `${name}Vec${suffix}`,
        lanewise([form, form], form, (code, a, b) => of(code)[method](a, b)),
      );
    }
    for (const [name, method] of Object.entries(comparisons)) {
      table.add(
        `${name}Vec${suffix}`,
        lanewise([form, form], mask, (code, a, b) => of(code)[method](a, b)),
      );
    }
    table.add(`PMinVec${suffix}`, pseudo(form, of, false));
    table.add(`PMaxVec${suffix}`, pseudo(form, of, true));
  }
  addConversions(table);
}

/** pmin(a, b) = b < a ? b : a and pmax(a, b) = a < b ? b : a: a NaN in either operand gives a. */
function pseudo(form: Form, of: (code: Code) => FloatCode, isMaximum: boolean): Alternative {
  return crosswise(
    [form, form],
    form,
    ({ code, lane }, index) => {
      const [low, high] = isMaximum ? [0, 1] : [1, 0];
      return code.select(of(code).lt(lane(low, index), lane(high, index)), lane(1, index), lane(0, index));
    },
    2,
  );
}

function addConversions(table: Table): void {
  table.add(
    "ConvertSVecI32x4ToVecF32x4",
    lanewise([I32], F32, (code, a) => code.f32.convert_s.i32(a)),
  );
  table.add(
    "ConvertUVecI32x4ToVecF32x4",
    lanewise([I32], F32, (code, a) => code.f32.convert_u.i32(a)),
  );
  table.add(
    "ConvertLowSVecI32x4ToVecF64x2",
    lowHalf(I32, (code, a) => code.f64.convert_s.i32(a)),
  );
  table.add(
    "ConvertLowUVecI32x4ToVecF64x2",
    lowHalf(I32, (code, a) => code.f64.convert_u.i32(a)),
  );
  table.add(
    "PromoteLowVecF32x4ToVecF64x2",
    lowHalf(F32, (code, a) => code.f64.promote(a)),
  );
  table.add(
    "DemoteZeroVecF64x2ToVecF32x4",
    crosswise([F64], F32, ({ code, lane }, index) => (index < 2 ? code.f32.demote(lane(0, index)) : code.f32.const(0))),
  );
  for (const isSigned of [true, false]) {
    const letter = isSigned ? "S" : "U";
    table.add(
      `TruncSat${letter}VecF32x4ToVecI32x4`,
      crosswise([F32], I32, ({ code, lane }, index) => saturate(code, F32, isSigned, () => lane(0, index)), 5),
    );
    table.add(
      `TruncSatZero${letter}VecF64x2ToVecI32x4`,
      crosswise(
        [F64],
        I32,
        ({ code, lane }, index) =>
          index < 2 ? saturate(code, F64, isSigned, () => lane(0, index)) : code.i32.const(0),
        5,
      ),
    );
  }
}

function lowHalf(input: Form, operation: LaneOperation): Alternative {
  return crosswise([input], F64, ({ code, lane }, index) => operation(code, lane(0, index)));
}

/**
 * Saturating float to i32 by the trapping MVP conversion: the usual range goes through one compare, and what lies outside
 * it (a NaN gives 0) through selects. -2^31 - 0.5 in f64 takes the second way and still gives -2^31.
 */
function saturate(code: Code, from: Form, isSigned: boolean, value: () => Expression): Expression {
  const float = from === F32 ? code.f32 : code.f64;
  const word = from === F32 ? "f32" : "f64";
  const select = (condition: Expression, yes: number, no: Expression): Expression =>
    code.select(condition, code.i32.const(yes), no);
  const isAbove = (): Expression => float.gt(value(), float.const(0));
  if (isSigned) {
    const isInside = float.lt(float.abs(value()), float.const(2 ** 31));
    const belowOrNaN = select(float.lt(value(), float.const(0)), -0x80000000, code.i32.const(0));
    return code.if(isInside, code.i32.trunc_s[word](value()), select(isAbove(), 0x7fffffff, belowOrNaN));
  }
  const isInside = code.i32.and(float.gt(value(), float.const(-1)), float.lt(value(), float.const(2 ** 32)));
  return code.if(isInside, code.i32.trunc_u[word](value()), select(isAbove(), -1, code.i32.const(0)));
}
