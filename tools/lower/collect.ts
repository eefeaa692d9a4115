import binaryen from "binaryen";

import type { Expression } from "./forms.js";
import {
  constantBytes,
  copyAlternatives,
  type Instruction,
  instructionOf,
  isVector,
  touchesVector,
} from "./instruction.js";
import type { Plan, Source, Step } from "./plan.js";
import { instructionName } from "./remap.js";
import type { Signature, Signatures } from "./signature.js";
import { Id, idOf } from "./ir.js";

/** A loop is taken to run this often, up to three levels deep. */
const LOOP_WEIGHT = 10;
const MAXIMUM_WEIGHT = 1000;

/** Finds the v128 instructions of one flat function and enters them into the plan. */
export class Collector {
  /** The step of each v128 instruction and of each vector handed on to a parameter, result or global, by expression. */
  readonly steps: Map<Expression, Step> = new Map();
  /** The place of each v128 local. */
  readonly places: Map<number, number> = new Map();
  readonly #plan: Plan;
  readonly #signatures: Signatures;
  readonly #signature: Signature;

  constructor(plan: Plan, signatures: Signatures, signature: Signature, info: binaryen.FunctionInfo) {
    this.#plan = plan;
    this.#signatures = signatures;
    this.#signature = signature;
    for (const [index, place] of signature.parameterPlaces.entries()) {
      if (place !== null) this.places.set(index, place);
    }
    for (const [index, type] of info.vars.entries()) {
      if (type === binaryen.v128) this.places.set(signature.parameterTypes.length + index, plan.addPlace(false));
    }
  }

  collect(expression: Expression, weight = 1): void {
    switch (idOf(expression)) {
      case Id.Block: {
        const { children } = binaryen.getExpressionInfo(expression) as binaryen.BlockInfo;
        for (const child of children) this.collect(child, weight);
        return;
      }
      case Id.Loop: {
        const { body } = binaryen.getExpressionInfo(expression) as binaryen.LoopInfo;
        this.collect(body, Math.min(weight * LOOP_WEIGHT, MAXIMUM_WEIGHT));
        return;
      }
      case Id.If: {
        const { ifTrue, ifFalse } = binaryen.getExpressionInfo(expression) as binaryen.IfInfo;
        this.collect(ifTrue, weight);
        if (ifFalse !== 0) this.collect(ifFalse, weight);
        return;
      }
      default: {
        this.#collectStatement(expression, weight);
        return;
      }
    }
  }

  #collectStatement(expression: Expression, weight: number): void {
    switch (idOf(expression)) {
      case Id.LocalSet: {
        const { index, value } = binaryen.getExpressionInfo(expression) as binaryen.LocalSetInfo;
        this.#collectValue(value, weight, isVector(value) ? this.places.get(index)! : null);
        return;
      }
      case Id.Drop: {
        const { value } = binaryen.getExpressionInfo(expression) as binaryen.DropInfo;
        this.#collectValue(value, weight, null);
        return;
      }
      case Id.Return: {
        const { value } = binaryen.getExpressionInfo(expression) as binaryen.ReturnInfo;
        if (value !== 0 && isVector(value)) this.#handOn(value, this.#signature.resultPlace!, weight);
        return;
      }
      case Id.GlobalSet: {
        const { name, value } = binaryen.getExpressionInfo(expression) as binaryen.GlobalSetInfo;
        if (isVector(value)) this.#handOn(value, this.#signatures.globalPlace(name), weight);
        return;
      }
      default: {
        this.#collectValue(expression, weight, null);
        return;
      }
    }
  }

  /** A value or statement that may be a v128 instruction or a call. */
  #collectValue(expression: Expression, weight: number, target: number | null): void {
    switch (idOf(expression)) {
      case Id.Call: {
        const { operands, target: name } = binaryen.getExpressionInfo(expression) as binaryen.CallInfo;
        const { parameterPlaces, resultPlace } = this.#signatures.get(name);
        operands.forEach((operand, index) => {
          const place = parameterPlaces[index] ?? null;
          if (place !== null) this.#handOn(operand, place, weight);
        });
        if (target !== null) this.#addCopy(expression, { place: resultPlace! }, target, weight);
        return;
      }
      case Id.CallIndirect: {
        const { operands } = binaryen.getExpressionInfo(expression) as binaryen.CallIndirectInfo;
        const place = this.#signatures.indirectPlace;
        for (const operand of operands) if (isVector(operand)) this.#handOn(operand, place, weight);
        if (target !== null) this.#addCopy(expression, { place }, target, weight);
        return;
      }
      case Id.GlobalGet: {
        if (target === null) return;
        const { name } = binaryen.getExpressionInfo(expression) as binaryen.GlobalGetInfo;
        this.#addCopy(expression, { place: this.#signatures.globalPlace(name) }, target, weight);
        return;
      }
      case Id.LocalGet:
        if (target !== null) this.#handOn(expression, target, weight);
        return;
    }
    if (!touchesVector(expression)) return;
    const instruction = this.#instruction(expression);
    const sources = instruction.operands.map((operand) => this.#sourceOf(operand));
    this.#add(expression, { ...instruction, sources, target, weight });
  }

  #instruction(expression: Expression): Instruction {
    const instruction = instructionOf(expression);
    if (instruction !== undefined) return instruction;
    throw new TypeError(`cannot lower ${instructionName(expression)} in function ${this.#signature.label}`);
  }

  #handOn(operand: Expression, target: number, weight: number): void {
    const source = this.#sourceOf(operand);
    if ("place" in source) this.#plan.join(source.place, target);
    this.#addCopy(operand, source, target, weight);
  }

  #addCopy(expression: Expression, source: Source, target: number, weight: number): void {
    this.#add(expression, {
      operands: [expression],
      sources: [source],
      target,
      alternatives: copyAlternatives,
      weight,
    });
  }

  #add(expression: Expression, step: Step): void {
    this.steps.set(expression, step);
    this.#plan.addStep(step);
  }

  #sourceOf(operand: Expression): Source {
    const bytes = constantBytes(operand);
    if (bytes !== undefined) return { bytes };
    if (idOf(operand) !== Id.LocalGet) {
      throw new TypeError(`${instructionName(operand)} is no flat operand in function ${this.#signature.label}`);
    }
    const { index } = binaryen.getExpressionInfo(operand) as binaryen.LocalGetInfo;
    return { place: this.places.get(index)! };
  }
}
