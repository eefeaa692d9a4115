import binaryen from "binaryen";

import type { Expression } from "./forms.js";
import type { Locals } from "./locals.js";
import { Id, idOf } from "./ir.js";

/** The setters of binaryen.js that its type declarations leave out. */
interface IndexSetters {
  readonly LocalGet: { setIndex(expression: Expression, index: number): void };
  readonly LocalSet: { setIndex(expression: Expression, index: number): void };
}

const setters = binaryen as unknown as IndexSetters;

/** Points the local.get and local.set of a scalar expression at the lowered function's locals, in place. */
export function remapLocals(expression: Expression, locals: Locals): void {
  const visit = (child: Expression): void => {
    if (child !== 0) remapLocals(child, locals);
  };
  switch (idOf(expression)) {
    case Id.LocalGet: {
      const { index } = binaryen.getExpressionInfo(expression) as binaryen.LocalGetInfo;
      setters.LocalGet.setIndex(expression, locals.scalar(index));
      return;
    }
    case Id.LocalSet: {
      const { index, value } = binaryen.getExpressionInfo(expression) as binaryen.LocalSetInfo;
      setters.LocalSet.setIndex(expression, locals.scalar(index));
      visit(value);
      return;
    }
    default:
      for (const child of scalarChildren(expression)) visit(child);
  }
}

/** The operands of a scalar expression of the MVP. */
function scalarChildren(expression: Expression): readonly Expression[] {
  switch (idOf(expression)) {
    case Id.Nop:
    case Id.Unreachable:
    case Id.Const:
    case Id.GlobalGet:
    case Id.MemorySize:
      return [];
    case Id.Unary:
      return [(binaryen.getExpressionInfo(expression) as binaryen.UnaryInfo).value];
    case Id.Binary: {
      const { left, right } = binaryen.getExpressionInfo(expression) as binaryen.BinaryInfo;
      return [left, right];
    }
    case Id.Select: {
      const { ifTrue, ifFalse, condition } = binaryen.getExpressionInfo(expression) as binaryen.SelectInfo;
      return [ifTrue, ifFalse, condition];
    }
    case Id.Load:
      return [(binaryen.getExpressionInfo(expression) as binaryen.LoadInfo).ptr];
    case Id.Store: {
      const { ptr, value } = binaryen.getExpressionInfo(expression) as binaryen.StoreInfo;
      return [ptr, value];
    }
    case Id.Drop:
    case Id.Return:
    case Id.GlobalSet:
      return [(binaryen.getExpressionInfo(expression) as binaryen.DropInfo).value];
    case Id.Break:
    case Id.Switch: {
      const { condition, value } = binaryen.getExpressionInfo(expression) as binaryen.BreakInfo;
      return [condition, value];
    }
    case Id.MemoryGrow:
      return [(binaryen.getExpressionInfo(expression) as binaryen.MemoryGrowInfo).delta];
    default:
      throw new TypeError(`cannot lower ${instructionName(expression)}: it is no MVP instruction`);
  }
}

/** The name of an instruction in the text format, for messages. */
export function instructionName(expression: Expression): string {
  const id = idOf(expression);
  if (id === Id.Nop) return "nop";
  if (id === Id.Unreachable) return "unreachable";
  return /[a-z][a-z0-9_.]*/.exec(binaryen.emitText(expression))?.[0] ?? `expression ${id}`;
}
