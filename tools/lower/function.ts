import binaryen from "binaryen";

import { emitAlternative, type LaneSource } from "./emit.js";
import type { Code, Expression, Form, ScalarType } from "./forms.js";
import { constantBytes, isVector } from "./instruction.js";
import type { Locals } from "./locals.js";
import type { Plan, Step } from "./plan.js";
import { remapLocals } from "./remap.js";
import { scalarType, type Signature, type Signatures } from "./signature.js";
import { Id, idOf } from "./ir.js";

/** Rewrites the flat body of one function: scalar statements keep their shape, each v128 statement becomes one per lane. */
export class FunctionRewriter {
  readonly #code: Code;
  readonly #plan: Plan;
  readonly #signatures: Signatures;
  readonly #signature: Signature;
  readonly #locals: Locals;
  readonly #steps: ReadonlyMap<Expression, Step>;
  #statements: Expression[] = [];

  constructor(
    code: Code,
    plan: Plan,
    signatures: Signatures,
    signature: Signature,
    locals: Locals,
    steps: ReadonlyMap<Expression, Step>,
  ) {
    this.#code = code;
    this.#plan = plan;
    this.#signatures = signatures;
    this.#signature = signature;
    this.#locals = locals;
    this.#steps = steps;
  }

  /** One expression for a whole body or arm. */
  rewriteBody(expression: Expression): Expression {
    const statements = this.#rewrite(expression);
    return statements.length === 1 ? statements[0]! : this.#code.block(null, statements);
  }

  #rewrite(expression: Expression): Expression[] {
    switch (idOf(expression)) {
      case Id.Block: {
        const { name, children } = binaryen.getExpressionInfo(expression) as binaryen.BlockInfo;
        const statements = children.flatMap((child) => this.#rewrite(child));
        return (name as string | null) === null ? statements : [this.#code.block(name, statements)];
      }
      case Id.Loop: {
        const { name, body } = binaryen.getExpressionInfo(expression) as binaryen.LoopInfo;
        return [this.#code.loop(name, this.rewriteBody(body))];
      }
      case Id.If: {
        const { condition, ifTrue, ifFalse } = binaryen.getExpressionInfo(expression) as binaryen.IfInfo;
        remapLocals(condition, this.#locals);
        const otherwise = ifFalse === 0 ? undefined : this.rewriteBody(ifFalse);
        return [this.#code.if(condition, this.rewriteBody(ifTrue), otherwise)];
      }
      default:
        return this.#rewriteStatement(expression);
    }
  }

  #rewriteStatement(expression: Expression): Expression[] {
    const outer = this.#statements;
    this.#statements = [];
    this.#rewriteLeaf(expression);
    const rewritten = this.#statements;
    this.#statements = outer;
    return rewritten;
  }

  #rewriteLeaf(expression: Expression): void {
    const step = this.#steps.get(expression);
    if (step !== undefined) {
      this.#statements.push(...this.#lanes(step, null));
      return;
    }
    switch (idOf(expression)) {
      case Id.LocalSet: {
        this.#rewriteSet(binaryen.getExpressionInfo(expression) as binaryen.LocalSetInfo);
        return;
      }
      case Id.Drop: {
        const { value } = binaryen.getExpressionInfo(expression) as binaryen.DropInfo;
        this.#rewriteDrop(expression, value);
        return;
      }
      case Id.Call:
      case Id.CallIndirect:
        this.#statements.push(this.#call(expression));
        return;
      case Id.Return: {
        const { value } = binaryen.getExpressionInfo(expression) as binaryen.ReturnInfo;
        if (value === 0 || !isVector(value)) break;
        const place = this.#signature.resultPlace!;
        this.#statements.push(...this.#signatures.setResult(place, this.#copied(value)), this.#code.return());
        return;
      }
      case Id.GlobalSet: {
        const { name, value } = binaryen.getExpressionInfo(expression) as binaryen.GlobalSetInfo;
        if (!isVector(value)) break;
        this.#statements.push(...this.#signatures.setGlobal(name, this.#copied(value)));
        return;
      }
    }
    remapLocals(expression, this.#locals);
    this.#statements.push(expression);
  }

  #rewriteSet({ index, value }: binaryen.LocalSetInfo): void {
    if (isVector(value)) {
      this.#setVector(index, value);
      return;
    }
    const id = idOf(value);
    const step = this.#steps.get(value);
    let scalar = value;
    if (step !== undefined) scalar = this.#lanes(step, null)[0]!;
    else if (id === Id.Call || id === Id.CallIndirect) scalar = this.#call(value);
    else remapLocals(value, this.#locals);
    this.#statements.push(this.#code.local.set(this.#locals.scalar(index), scalar));
  }

  #setVector(index: number, value: Expression): void {
    const id = idOf(value);
    if (id === Id.Call || id === Id.CallIndirect) this.#statements.push(this.#call(value));
    const step = this.#steps.get(value)!;
    const form = this.#plan.formOf(step.target!);
    // One lane after the other is set, so an operand must not be overwritten; `flatten` gives each value a local of its own.
    if (id !== Id.LocalGet && step.operands.some((operand) => localIndex(operand) === index)) {
      throw new Error(`local ${index} of function ${this.#signature.label} is both operand and result`);
    }
    const lanes = this.#lanes(step, form);
    lanes.forEach((lane, at) => this.#statements.push(this.#code.local.set(this.#locals.lane(index, at), lane)));
  }

  #rewriteDrop(expression: Expression, value: Expression): void {
    const id = idOf(value);
    if (id === Id.Call || id === Id.CallIndirect) {
      const call = this.#call(value);
      this.#statements.push(isVector(value) ? call : this.#code.drop(call));
      return;
    }
    const step = this.#steps.get(value);
    if (step !== undefined) {
      this.#statements.push(...this.#lanes(step, null).map((lane) => this.#code.drop(lane)));
      return;
    }
    remapLocals(expression, this.#locals);
    this.#statements.push(expression);
  }

  /** The call with lanes for vectors; a vector result is left in the result globals. */
  #call(expression: Expression): Expression {
    const type = binaryen.getExpressionType(expression);
    const resultType = type === binaryen.v128 ? binaryen.none : type;
    const isIndirect = idOf(expression) === Id.CallIndirect;
    const info = binaryen.getExpressionInfo(expression) as binaryen.CallInfo | binaryen.CallIndirectInfo;
    const operands = info.operands.flatMap((operand) => {
      if (isVector(operand)) return this.#copied(operand);
      remapLocals(operand, this.#locals);
      return [operand];
    });
    if (!isIndirect) return this.#code.call((info as binaryen.CallInfo).target, operands, resultType);
    const target = (info as binaryen.CallIndirectInfo).target;
    remapLocals(target, this.#locals);
    const table = binaryen.getTableInfo(this.#code.getTableByIndex(0)).name;
    const parameters = binaryen.createType(operands.map((operand) => binaryen.getExpressionType(operand)));
    return this.#code.call_indirect(table, target, operands, parameters, resultType);
  }

  /** The lanes of an operand in the form of the place it is handed on to. */
  #copied(operand: Expression): Expression[] {
    const step = this.#steps.get(operand)!;
    return this.#lanes(step, this.#plan.formOf(step.target!));
  }

  #lanes(step: Step, wanted: Form | null): Expression[] {
    const sources = step.operands.map((operand) => this.#sourceOf(operand, step));
    return emitAlternative(this.#code, this.#plan.alternativeOf(step), sources, wanted, {
      hold: (type, value) => this.#hold(type, value),
      copy: (operand) => {
        const copied = this.#code.copyExpression(operand);
        remapLocals(copied, this.#locals);
        return copied;
      },
    });
  }

  #sourceOf(operand: Expression, step: Step): LaneSource {
    const bytes = constantBytes(operand);
    if (bytes !== undefined) return { form: null, bytes };
    const id = idOf(operand);
    if (id === Id.GlobalGet) {
      return this.#signatures.globalSource((binaryen.getExpressionInfo(operand) as binaryen.GlobalGetInfo).name);
    }
    const [source] = step.sources;
    if (id !== Id.LocalGet) return this.#signatures.resultSource((source as { place: number }).place);
    const index = localIndex(operand)!;
    const form = this.#locals.form(index);
    return { form, read: (lane) => this.#code.local.get(this.#locals.lane(index, lane), scalarType(form)) };
  }

  #hold(type: ScalarType, value: Expression): () => Expression {
    const index = this.#locals.add(binaryen[type]);
    this.#statements.push(this.#code.local.set(index, value));
    return () => this.#code.local.get(index, binaryen[type]);
  }
}

function localIndex(operand: Expression): number | undefined {
  if (idOf(operand) !== Id.LocalGet) return undefined;
  return (binaryen.getExpressionInfo(operand) as binaryen.LocalGetInfo).index;
}
