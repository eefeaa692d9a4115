import binaryen from "binaryen";

import type { Form } from "./forms.js";
import type { Plan } from "./plan.js";
import { scalarType } from "./signature.js";

/** The locals of a lowered function: where each old local went, and the new ones added on the way. */
export class Locals {
  readonly parameterTypes: readonly binaryen.Type[];
  readonly #variableTypes: binaryen.Type[] = [];
  readonly #first: number[] = [];
  readonly #forms: (Form | undefined)[];

  constructor(info: binaryen.FunctionInfo, places: ReadonlyMap<number, number>, plan: Plan) {
    const parameters = binaryen.expandType(info.params);
    const types = [...parameters, ...info.vars];
    this.#forms = types.map((type, index) => (type === binaryen.v128 ? plan.formOf(places.get(index)!) : undefined));
    const lowered: binaryen.Type[] = [];
    for (const [index, type] of types.entries()) {
      const form = this.#forms[index];
      this.#first.push(lowered.length);
      if (form === undefined) lowered.push(type);
      else for (let lane = 0; lane < form.lanes; lane++) lowered.push(scalarType(form));
      if (index === parameters.length - 1) this.parameterCount = lowered.length;
    }
    this.parameterTypes = lowered.slice(0, this.parameterCount);
    this.#variableTypes = lowered.slice(this.parameterCount);
  }

  private readonly parameterCount: number = 0;

  get variableTypes(): readonly binaryen.Type[] {
    return this.#variableTypes;
  }

  /** The new index of a scalar local. */
  scalar(index: number): number {
    return this.#first[index]!;
  }

  /** The new index of one lane of a vector local. */
  lane(index: number, lane: number): number {
    return this.#first[index]! + lane;
  }

  form(index: number): Form {
    const form = this.#forms[index];
    if (form === undefined) throw new TypeError(`local ${index} is no vector`);
    return form;
  }

  add(type: binaryen.Type): number {
    this.#variableTypes.push(type);
    return this.parameterTypes.length + this.#variableTypes.length - 1;
  }
}
