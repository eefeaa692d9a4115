import { type Alternative, crosswise } from "./alternative.js";
import { type Code, type Expression, type Form, I32, I64, S16, S8, U16, U8 } from "./forms.js";
import type { Table } from "./table.js";

interface Widening {
  readonly letter: "S" | "U";
  readonly from: Form;
  readonly to: Form;
  readonly fromName: string;
  readonly toName: string;
}

const widenings: readonly Widening[] = [
  { letter: "S", from: S8, to: S16, fromName: "I8x16", toName: "I16x8" },
  { letter: "U", from: U8, to: U16, fromName: "I8x16", toName: "I16x8" },
  { letter: "S", from: S16, to: I32, fromName: "I16x8", toName: "I32x4" },
  { letter: "U", from: U16, to: I32, fromName: "I16x8", toName: "I32x4" },
  { letter: "S", from: I32, to: I64, fromName: "I32x4", toName: "I64x2" },
  { letter: "U", from: I32, to: I64, fromName: "I32x4", toName: "I64x2" },
];

/** Operations from narrow lanes to lanes of twice the width: extend, extmul, extadd_pairwise and dot. */
export function addWideningOperations(table: Table): void {
  for (const widening of widenings) {
    const { letter, from, to, fromName, toName } = widening;
    for (const half of ["Low", "High"] as const) {
      const first = half === "Low" ? 0 : to.lanes;
      table.add(`Extend${half}${letter}Vec${fromName}ToVec${toName}`, extend(widening, first));
      table.add(`ExtMul${half}${letter}Vec${toName}`, product(widening, first));
    }
    if (to !== I64) table.add(`ExtAddPairwise${letter}Vec${fromName}To${toName}`, pairSum(from, to));
  }
  table.add("DotSVecI16x8ToVecI32x4", dot());
}

/** A lane of a narrow form already is the i32 of its value; only 64 bit lanes need an instruction. */
function widened(code: Code, { letter, to }: Widening, lane: Expression): Expression {
  if (to !== I64) return lane;
  return letter === "S" ? code.i64.extend_s(lane) : code.i64.extend_u(lane);
}

function extend(widening: Widening, first: number): Alternative {
  return crosswise(
    [widening.from],
    widening.to,
    ({ code, lane }, index) => widened(code, widening, lane(0, first + index)),
    widening.to === I64 ? 1 : 0,
  );
}

/** The product of two narrow lanes always fits a lane of twice the width, signed or unsigned alike. */
function product(widening: Widening, first: number): Alternative {
  const { from, to } = widening;
  return crosswise([from, from], to, ({ code, lane }, index) => {
    const multiply = to === I64 ? code.i64.mul : code.i32.mul;
    return multiply(widened(code, widening, lane(0, first + index)), widened(code, widening, lane(1, first + index)));
  });
}

function pairSum(from: Form, to: Form): Alternative {
  return crosswise([from], to, ({ code, lane }, index) => code.i32.add(lane(0, 2 * index), lane(0, 2 * index + 1)));
}

function dot(): Alternative {
  return crosswise(
    [S16, S16],
    I32,
    ({ code, lane }, index) =>
      code.i32.add(
        code.i32.mul(lane(0, 2 * index), lane(1, 2 * index)),
        code.i32.mul(lane(0, 2 * index + 1), lane(1, 2 * index + 1)),
      ),
    3,
  );
}
