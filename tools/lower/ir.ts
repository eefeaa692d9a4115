import binaryen from "binaryen";

import type { Expression } from "./forms.js";

/** binaryen.js declares its expression ids as an enum of its types only; at run time they are plain numbers. */
export const Id = {
  Block: binaryen.BlockId as number,
  Break: binaryen.BreakId as number,
  Binary: binaryen.BinaryId as number,
  Call: binaryen.CallId as number,
  CallIndirect: binaryen.CallIndirectId as number,
  Const: binaryen.ConstId as number,
  Drop: binaryen.DropId as number,
  GlobalGet: binaryen.GlobalGetId as number,
  GlobalSet: binaryen.GlobalSetId as number,
  If: binaryen.IfId as number,
  Load: binaryen.LoadId as number,
  LocalGet: binaryen.LocalGetId as number,
  LocalSet: binaryen.LocalSetId as number,
  Loop: binaryen.LoopId as number,
  MemoryGrow: binaryen.MemoryGrowId as number,
  MemorySize: binaryen.MemorySizeId as number,
  Nop: binaryen.NopId as number,
  Return: binaryen.ReturnId as number,
  SIMDExtract: binaryen.SIMDExtractId as number,
  SIMDLoad: binaryen.SIMDLoadId as number,
  SIMDLoadStoreLane: binaryen.SIMDLoadStoreLaneId as number,
  SIMDReplace: binaryen.SIMDReplaceId as number,
  SIMDShift: binaryen.SIMDShiftId as number,
  SIMDShuffle: binaryen.SIMDShuffleId as number,
  SIMDTernary: binaryen.SIMDTernaryId as number,
  Select: binaryen.SelectId as number,
  Store: binaryen.StoreId as number,
  Switch: binaryen.SwitchId as number,
  Unary: binaryen.UnaryId as number,
  Unreachable: binaryen.UnreachableId as number,
} as const;

export function idOf(expression: Expression): number {
  return binaryen.getExpressionId(expression);
}
