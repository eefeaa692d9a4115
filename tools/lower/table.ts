import binaryen from "binaryen";

import type { Alternative } from "./alternative.js";
import { addFloatOperations } from "./float.js";
import { addIntegerOperations } from "./integer.js";
import { addNarrowOperations } from "./narrow.js";
import { addWideningOperations } from "./widen.js";

/**
 * The alternatives of every instruction that is a function of one or two vector operands and nothing else, found by the
 * number of operands and binaryen's operation number (unary and binary operations are numbered apart).
 */
export class Table {
  readonly #entries = new Map<string, readonly Alternative[]>();

  add(name: string, ...alternatives: readonly [Alternative, ...Alternative[]]): void {
    const operation: unknown = Reflect.get(binaryen, name);
    if (typeof operation !== "number") throw new TypeError(`binaryen knows no operation ${name}`);
    this.#entries.set(`${alternatives[0].inputs.length}:${operation}`, alternatives);
  }

  get(operandCount: 1 | 2, operation: number): readonly Alternative[] | undefined {
    return this.#entries.get(`${operandCount}:${operation}`);
  }
}

let shared: Table | undefined;

export function operationTable(): Table {
  if (shared === undefined) {
    shared = new Table();
    addFloatOperations(shared);
    addIntegerOperations(shared);
    addNarrowOperations(shared);
    addWideningOperations(shared);
  }
  return shared;
}
