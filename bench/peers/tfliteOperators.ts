/** Numbers of the schema: BuiltinOperator and BuiltinOptions. @module */

export interface OperatorKind {
  readonly builtin: number;
  readonly optionsType: number;
}

export const ADD: OperatorKind = { builtin: 0, optionsType: 11 };
export const AVERAGE_POOL_2D: OperatorKind = { builtin: 1, optionsType: 5 };
export const CONV_2D: OperatorKind = { builtin: 3, optionsType: 1 };
export const DEPTHWISE_CONV_2D: OperatorKind = { builtin: 4, optionsType: 2 };
export const FULLY_CONNECTED: OperatorKind = { builtin: 9, optionsType: 8 };
export const LOGISTIC: OperatorKind = { builtin: 14, optionsType: 0 };
export const MAX_POOL_2D: OperatorKind = { builtin: 17, optionsType: 5 };
export const MUL: OperatorKind = { builtin: 18, optionsType: 21 };
export const RELU: OperatorKind = { builtin: 19, optionsType: 0 };
export const RELU6: OperatorKind = { builtin: 21, optionsType: 0 };
export const RESHAPE: OperatorKind = { builtin: 22, optionsType: 17 };
export const PAD: OperatorKind = { builtin: 34, optionsType: 22 };
export const MEAN: OperatorKind = { builtin: 40, optionsType: 27 };
export const DENSIFY: OperatorKind = { builtin: 124, optionsType: 0 };
