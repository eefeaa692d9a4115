import binaryen from "binaryen";

import { type Code, type Expression, type Form, I32, zeroLane } from "./forms.js";
import type { LaneSource } from "./emit.js";
import type { Plan } from "./plan.js";
import { Id, idOf } from "./ir.js";

/** A function of the module, with a place for each v128 that crosses its border (null for scalars). */
export interface Signature {
  readonly name: string;
  /** What messages call it: its export, if it has one. */
  readonly label: string;
  readonly parameterTypes: readonly binaryen.Type[];
  readonly resultType: binaryen.Type;
  readonly parameterPlaces: readonly (number | null)[];
  readonly resultPlace: number | null;
}

export function scalarType(form: Form): binaryen.Type {
  return binaryen[form.scalar];
}

/**
 * What crosses the borders of functions. A v128 parameter becomes one parameter per lane; a v128 result leaves through
 * mutable globals that the caller reads right after the call (MVP functions return one value at most). Functions that can be
 * called through a table use i32 lanes on both sides, since the call site cannot know which function it reaches.
 */
export class Signatures {
  readonly #code: Code;
  readonly #plan: Plan;
  readonly #byName = new Map<string, Signature>();
  readonly #globals = new Map<string, number>();
  readonly #resultGlobals = new Set<string>();
  /** The places of vectors that cross a call_indirect. */
  readonly indirectPlace: number;

  constructor(code: Code, plan: Plan) {
    this.#code = code;
    this.#plan = plan;
    this.indirectPlace = plan.addPlace(true, I32);
    const inTable = namesInTables(code);
    const exports = exportedNames(code);
    for (let index = 0; index < code.getNumFunctions(); index++) {
      const info = binaryen.getFunctionInfo(code.getFunctionByIndex(index));
      this.#addFunction(info, inTable.has(info.name), exports.get(info.name));
    }
    for (let index = 0; index < code.getNumGlobals(); index++) {
      const { name, type, base } = binaryen.getGlobalInfo(code.getGlobalByIndex(index));
      if (type !== binaryen.v128) continue;
      if (isImported(base)) throw new TypeError(`cannot lower the imported v128 global ${base}`);
      const exported = exports.get(`global ${name}`);
      if (exported !== undefined) throw new TypeError(`cannot lower the exported v128 global ${exported}`);
      this.#globals.set(name, plan.addPlace(true));
    }
  }

  #addFunction(info: binaryen.FunctionInfo, isIndirect: boolean, exported: string | undefined): void {
    const { name, params, results, base } = info;
    const parameterTypes = binaryen.expandType(params);
    const hasVector = results === binaryen.v128 || parameterTypes.includes(binaryen.v128);
    if (hasVector && isImported(base)) throw new TypeError(`cannot lower the import ${base}: it takes or returns v128`);
    if (hasVector && exported !== undefined) {
      throw new TypeError(`cannot lower the exported function ${exported}: it takes or returns v128`);
    }
    const place = (type: binaryen.Type): number | null =>
      type === binaryen.v128 ? this.#plan.addPlace(true, isIndirect ? I32 : undefined) : null;
    this.#byName.set(name, {
      name,
      label: exported ?? name,
      parameterTypes,
      resultType: results,
      parameterPlaces: parameterTypes.map(place),
      resultPlace: place(results),
    });
  }

  get(name: string): Signature {
    const signature = this.#byName.get(name);
    if (signature === undefined) throw new TypeError(`the module has no function ${name}`);
    return signature;
  }

  all(): readonly Signature[] {
    return [...this.#byName.values()];
  }

  /** Whether any v128 crosses a border, so that even a function without vectors of its own may have to change. */
  hasBorders(): boolean {
    const crosses = ({ parameterPlaces, resultPlace }: Signature): boolean =>
      resultPlace !== null || parameterPlaces.some((place) => place !== null);
    return this.#globals.size > 0 || this.all().some(crosses);
  }

  globalPlace(name: string): number {
    const place = this.#globals.get(name);
    if (place === undefined) throw new TypeError(`the module has no v128 global ${name}`);
    return place;
  }

  /** Reads a v128 global lane by lane. */
  globalSource(name: string): LaneSource {
    const form = this.#plan.formOf(this.globalPlace(name));
    return { form, read: (lane) => this.#code.global.get(laneName(name, lane), scalarType(form)) };
  }

  setGlobal(name: string, lanes: readonly Expression[]): Expression[] {
    return lanes.map((lane, index) => this.#code.global.set(laneName(name, index), lane));
  }

  /** Reads the result of the latest call that returned a v128 in this form. */
  resultSource(place: number): LaneSource {
    const form = this.#plan.formOf(place);
    return { form, read: (lane) => this.#code.global.get(this.#resultGlobal(form, lane), scalarType(form)) };
  }

  setResult(place: number, lanes: readonly Expression[]): Expression[] {
    const form = this.#plan.formOf(place);
    return lanes.map((lane, index) => this.#code.global.set(this.#resultGlobal(form, index), lane));
  }

  #resultGlobal(form: Form, lane: number): string {
    const name = `lowered result ${form.scalar} ${lane}`;
    if (!this.#resultGlobals.has(name)) {
      this.#resultGlobals.add(name);
      this.#code.addGlobal(name, scalarType(form), true, zeroLane(this.#code, form));
    }
    return name;
  }

  /** Replaces every v128 global by one global per lane. */
  lowerGlobals(laneOf: (bytes: Uint8Array, form: Form, lane: number) => Expression): void {
    for (const name of this.#globals.keys()) {
      const { mutable, init } = binaryen.getGlobalInfo(this.#code.getGlobal(name));
      if (idOf(init) !== Id.Const) {
        throw new TypeError(`cannot lower the v128 global ${name}: its initial value is no constant`);
      }
      const { value } = binaryen.getExpressionInfo(init) as binaryen.ConstInfo;
      const bytes = Uint8Array.from(value as number[]);
      const form = this.#plan.formOf(this.globalPlace(name));
      for (let lane = 0; lane < form.lanes; lane++) {
        this.#code.addGlobal(laneName(name, lane), scalarType(form), mutable, laneOf(bytes, form, lane));
      }
      this.#code.removeGlobal(name);
    }
  }
}

/** binaryen.js gives an item of the module itself an empty base name. */
export function isImported(base: string | null): base is string {
  return base !== null && base !== "";
}

function laneName(global: string, lane: number): string {
  return `${global} lane ${lane}`;
}

function namesInTables(code: Code): Set<string> {
  const names = new Set<string>();
  for (let index = 0; index < code.getNumElementSegments(); index++) {
    for (const name of binaryen.getElementSegmentInfo(code.getElementSegmentByIndex(index)).data) names.add(name);
  }
  return names;
}

/** The export of each exported function, and of each exported global under "global name". */
function exportedNames(code: Code): Map<string, string> {
  const names = new Map<string, string>();
  for (let index = 0; index < code.getNumExports(); index++) {
    const { kind, name, value } = binaryen.getExportInfo(code.getExportByIndex(index));
    if (kind === binaryen.ExternalFunction) names.set(value, name);
    if (kind === binaryen.ExternalGlobal) names.set(`global ${value}`, name);
  }
  return names;
}
