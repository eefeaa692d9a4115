import binaryen from "binaryen";

import { type Alternative, lanewise } from "./alternative.js";
import {
  anyTrueAlternatives,
  bitselectAlternatives,
  bitwiseAlternatives,
  notAlternatives,
  selectAlternatives,
} from "./bitwise.js";
import { allForms, type Expression } from "./forms.js";
import {
  type Address,
  laneAccessAlternatives,
  loadAlternatives,
  specialLoadAlternatives,
  storeAlternatives,
} from "./memory.js";
import {
  extractAlternatives,
  replaceAlternatives,
  shiftAlternatives,
  shuffleAlternatives,
  splatAlternatives,
} from "./shuffle.js";
import { operationTable } from "./table.js";
import { Id, idOf } from "./ir.js";

/** A v128 instruction of flat code: its vector operands (locals or constants) and the ways to compute it. */
export interface Instruction {
  readonly operands: readonly Expression[];
  readonly alternatives: readonly Alternative[];
}

/** One value handed on as it is. */
export const copyAlternatives: readonly Alternative[] = allForms.map((form) => ({
  ...lanewise([form], form, (_, lane) => lane),
  cost: 0,
}));

export function constantBytes(operand: Expression): Uint8Array | undefined {
  if (idOf(operand) !== Id.Const) return undefined;
  const { value } = binaryen.getExpressionInfo(operand) as binaryen.ConstInfo;
  if (!Array.isArray(value)) throw new TypeError("a vector operand is a constant that is no v128");
  return Uint8Array.from(value);
}

function addressOf({ ptr, offset, align }: { ptr: Expression; offset: number; align: number }, bytes: number): Address {
  return { pointer: ptr, offset: offset >>> 0, align: align === 0 ? bytes : align };
}

function instruction(
  operands: readonly Expression[],
  alternatives: readonly Alternative[] | undefined,
): Instruction | undefined {
  return alternatives === undefined ? undefined : { operands, alternatives };
}

/** Describes a v128 instruction; undefined when the pass does not know it. */
export function instructionOf(expression: Expression): Instruction | undefined {
  switch (idOf(expression)) {
    case Id.LocalGet:
    case Id.Const:
      return { operands: [expression], alternatives: copyAlternatives };
    case Id.Unary: {
      const { op, value } = binaryen.getExpressionInfo(expression) as binaryen.UnaryInfo;
      const splat = splatAlternatives(op, value);
      return splat === undefined ? instruction([value], unaryAlternatives(op)) : { operands: [], alternatives: splat };
    }
    case Id.Binary: {
      const { op, left, right } = binaryen.getExpressionInfo(expression) as binaryen.BinaryInfo;
      const bitwise = bitwiseAlternatives(op, constantBytes(left), constantBytes(right));
      return instruction([left, right], bitwise ?? operationTable().get(2, op));
    }
    case Id.Select: {
      const { ifTrue, ifFalse, condition } = binaryen.getExpressionInfo(expression) as binaryen.SelectInfo;
      return instruction([ifTrue, ifFalse], selectAlternatives(condition));
    }
    case Id.Load: {
      const info = binaryen.getExpressionInfo(expression) as binaryen.LoadInfo;
      return instruction([], loadAlternatives(addressOf(info, info.bytes)));
    }
    case Id.Store: {
      const info = binaryen.getExpressionInfo(expression) as binaryen.StoreInfo;
      return instruction([info.value], storeAlternatives(addressOf(info, info.bytes)));
    }
    default:
      return simdInstruction(expression);
  }
}

function unaryAlternatives(operation: number): readonly Alternative[] | undefined {
  if (operation === (binaryen.NotVec128 as number)) return notAlternatives();
  if (operation === (binaryen.AnyTrueVec128 as number)) return anyTrueAlternatives();
  return operationTable().get(1, operation);
}

function simdInstruction(expression: Expression): Instruction | undefined {
  switch (idOf(expression)) {
    case Id.SIMDExtract: {
      const { op, vec, index } = binaryen.getExpressionInfo(expression) as binaryen.SIMDExtractInfo;
      return instruction([vec], extractAlternatives(op, index));
    }
    case Id.SIMDReplace: {
      const { op, vec, index, value } = binaryen.getExpressionInfo(expression) as binaryen.SIMDReplaceInfo;
      return instruction([vec], replaceAlternatives(op, index, value));
    }
    case Id.SIMDShuffle: {
      const { left, right, mask } = binaryen.getExpressionInfo(expression) as binaryen.SIMDShuffleInfo;
      return instruction([left, right], shuffleAlternatives(mask));
    }
    case Id.SIMDTernary: {
      const { op, a, b, c } = binaryen.getExpressionInfo(expression) as binaryen.SIMDTernaryInfo;
      if (op !== binaryen.BitselectVec128) return undefined;
      return instruction([a, b, c], bitselectAlternatives(constantBytes(c)));
    }
    case Id.SIMDShift: {
      const { op, vec, shift } = binaryen.getExpressionInfo(expression) as binaryen.SIMDShiftInfo;
      return instruction([vec], shiftAlternatives(op, shift));
    }
    case Id.SIMDLoad: {
      const info = binaryen.getExpressionInfo(expression) as binaryen.SIMDLoadInfo;
      return instruction([], specialLoadAlternatives(info.op, addressOf(info, 8)));
    }
    case Id.SIMDLoadStoreLane: {
      const info = binaryen.getExpressionInfo(expression) as binaryen.SIMDLoadStoreLaneInfo;
      return instruction([info.vec], laneAccessAlternatives(info.op, info.index, addressOf(info, 8)));
    }
    default:
      return undefined;
  }
}

/** Whether the expression leaves a v128, takes one or stores one: what must not stay in the lowered module. */
export function touchesVector(expression: Expression): boolean {
  const type = binaryen.getExpressionType(expression);
  if (type === binaryen.v128) return true;
  switch (idOf(expression)) {
    case Id.SIMDExtract:
    case Id.SIMDLoadStoreLane:
      return true;
    case Id.Unary:
      return isVector((binaryen.getExpressionInfo(expression) as binaryen.UnaryInfo).value);
    case Id.Store:
      return isVector((binaryen.getExpressionInfo(expression) as binaryen.StoreInfo).value);
    case Id.Drop:
      return isVector((binaryen.getExpressionInfo(expression) as binaryen.DropInfo).value);
    default:
      return false;
  }
}

export function isVector(expression: Expression): boolean {
  return binaryen.getExpressionType(expression) === binaryen.v128;
}
