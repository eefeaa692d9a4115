import type { Alternative } from "./alternative.js";
import { conversionCost, isConvertible } from "./convert.js";
import { allForms, type Expression, type Form, I64, isMaskConstant, maskForms, valueForms } from "./forms.js";

/** A vector operand: something that holds a v128 (a local, a parameter, a result, a global) or the bytes of a constant. */
export type Source = { readonly place: number } | { readonly bytes: Uint8Array };

/** One v128 instruction, with the ways to compute it; `target` is the place that takes its result, if any. */
export interface Step {
  /** The operands as they stand in the code, and the places they read. */
  readonly operands: readonly Expression[];
  readonly sources: readonly Source[];
  readonly target: number | null;
  readonly alternatives: readonly Alternative[];
  /** How often it runs, by the depth of the loops around it. */
  readonly weight: number;
}

/** Sweeps after which the choice of forms stops even when some place still wants to change. */
const MAXIMUM_SWEEPS = 12;

/**
 * Chooses one form for every place of a module so that few scalar operations go into conversions. Places joined by a copy
 * share their form. Masks are settled first, as the largest set of places that only ever receive masks; the rest take a form
 * as soon as a neighbour asks for one; then each place in turn moves to the form that is cheapest for its own steps.
 */
export class Plan {
  readonly #parents: number[] = [];
  readonly #pins = new Map<number, Form>();
  readonly #borders = new Set<number>();
  readonly #steps: Step[] = [];
  #forms: (Form | undefined)[] = [];

  /** A new place; one that crosses a function's border is never a mask, so that its form is settled by either side alone. */
  addPlace(isBorder: boolean, pin?: Form): number {
    const place = this.#parents.length;
    this.#parents.push(place);
    if (isBorder) this.#borders.add(place);
    if (pin !== undefined) this.#pins.set(place, pin);
    return place;
  }

  addStep(step: Step): void {
    this.#steps.push(step);
  }

  /** Makes two places share their form; a place at a function's border keeps its own. */
  join(first: number, second: number): void {
    if (!this.#borders.has(first) && !this.#borders.has(second)) this.#parents[this.#root(second)] = this.#root(first);
  }

  formOf(place: number): Form {
    return this.#forms[this.#root(place)] ?? I64;
  }

  /** The cheapest way to compute a step under the chosen forms. */
  alternativeOf(step: Step): Alternative {
    const best = this.#cheapest(step);
    if (best.alternative === undefined) throw new Error("no form of the operands fits any alternative");
    return best.alternative;
  }

  choose(): void {
    const neighbours = this.#neighbours();
    this.#forms = this.#parents.map((_, place) => this.#pins.get(place));
    this.#startMasks();
    const movable = [...neighbours.keys()].filter((place) => !this.#pins.has(place));
    let changed = true;
    for (let sweep = 0; changed && sweep < MAXIMUM_SWEEPS; sweep++) {
      changed = false;
      const order = sweep % 2 === 0 ? movable : movable.toReversed();
      for (const place of order) {
        if (this.#forms[place] === undefined) changed = this.#settle(place, neighbours.get(place)!, false) || changed;
      }
    }
    changed = true;
    for (let sweep = 0; changed && sweep < MAXIMUM_SWEEPS; sweep++) {
      changed = false;
      for (const place of movable) changed = this.#settle(place, neighbours.get(place)!, true) || changed;
    }
  }

  #root(place: number): number {
    let root = place;
    while (this.#parents[root] !== root) root = this.#parents[root]!;
    this.#parents[place] = root;
    return root;
  }

  #neighbours(): Map<number, Set<Step>> {
    const found = new Map<number, Set<Step>>();
    for (const step of this.#steps) {
      const places = step.sources.flatMap((source) => ("place" in source ? [source.place] : []));
      if (step.target !== null) places.push(step.target);
      for (const place of places) {
        const root = this.#root(place);
        const steps = found.get(root) ?? new Set();
        found.set(root, steps.add(step));
      }
    }
    return found;
  }

  /** Gives every place that can only receive masks the widest mask form that all its definitions can deliver. */
  #startMasks(): void {
    const possible = this.#parents.map((_, place) => new Set(this.#borders.has(place) ? [] : maskForms));
    const delivers = (source: Source, input: Form): boolean => {
      if (input.kind !== "mask") return true;
      if ("bytes" in source) return isMaskConstant(source.bytes, input);
      return [...possible[this.#root(source.place)]!].some((mask) => isConvertible(mask, input));
    };
    let changed = true;
    while (changed) {
      changed = false;
      for (const { target, sources, alternatives } of this.#steps) {
        if (target === null) continue;
        const masks = possible[this.#root(target)]!;
        for (const mask of masks) {
          const canDeliver = alternatives.some(
            ({ inputs, output }) =>
              output !== null &&
              output.kind === "mask" &&
              isConvertible(output, mask) &&
              inputs.every((input, index) => delivers(sources[index]!, input)),
          );
          if (!canDeliver) changed = masks.delete(mask);
        }
      }
    }
    for (const [place, masks] of possible.entries()) {
      const [widest] = masks;
      if (!this.#pins.has(place) && widest !== undefined) this.#forms[place] = widest;
    }
  }

  /**
   * Moves a place to its cheapest form. Before `isFinal` only conversions count, and a place without any preference stays
   * open: a load is cheapest as two i64, but must wait for what its users need.
   */
  #settle(place: number, steps: Set<Step>, isFinal: boolean): boolean {
    const before = this.#forms[place];
    let [cheapest, dearest] = [Infinity, 0];
    let choice = before;
    for (const form of this.#candidates(place, before)) {
      this.#forms[place] = form;
      let cost = 0;
      for (const step of steps) cost += step.weight * this.#cheapest(step, isFinal ? 1 : 0).cost;
      if (cost < cheapest) choice = form;
      cheapest = Math.min(cheapest, cost);
      dearest = Math.max(dearest, cost);
    }
    this.#forms[place] = isFinal || cheapest < dearest ? choice : before;
    return this.#forms[place] !== before;
  }

  /** The present form first, so that a tie changes nothing. */
  #candidates(place: number, before: Form | undefined): readonly Form[] {
    const others = this.#borders.has(place) ? valueForms : allForms;
    return before === undefined ? valueForms : [before, ...others];
  }

  #cheapest(
    { alternatives, sources, target }: Step,
    operationWeight = 1,
  ): { alternative: Alternative | undefined; cost: number } {
    let [best, lowest]: [Alternative | undefined, number] = [undefined, Infinity];
    const wanted = target === null ? undefined : this.#forms[this.#root(target)];
    for (const alternative of alternatives) {
      let cost = operationWeight * alternative.cost;
      if (wanted !== undefined && alternative.output !== null) cost += conversionCost(alternative.output, wanted);
      for (let index = 0; index < sources.length && cost < lowest; index++) {
        cost += this.#sourceCost(sources[index]!, alternative.inputs[index]!);
      }
      if (cost < lowest) [best, lowest] = [alternative, cost];
    }
    return { alternative: best, cost: lowest };
  }

  #sourceCost(source: Source, input: Form): number {
    if ("bytes" in source) return input.kind !== "mask" || isMaskConstant(source.bytes, input) ? 0 : Infinity;
    const form = this.#forms[this.#root(source.place)];
    return form === undefined ? (input.kind === "mask" ? Infinity : 0) : conversionCost(form, input);
  }
}
