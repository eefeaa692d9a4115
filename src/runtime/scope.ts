import { wrongType } from "./errors.js";
import { WasmTensor } from "./tensor.js";

/** The open scopes of one instance, innermost last, each with the live tensors created in it. */
export class ScopeStack {
  readonly #scopes: Set<WasmTensor>[] = [];

  /** The tensor belongs to the innermost open scope, if any. */
  add(tensor: WasmTensor): void {
    this.#scopes.at(-1)?.add(tensor);
  }

  delete(tensor: WasmTensor): void {
    for (const scope of this.#scopes) scope.delete(tensor);
  }

  /** Runs the body; then disposes the tensors created meanwhile, but for those in its result, which the outer scope inherits. */
  run<T>(body: () => T): T {
    const created = new Set<WasmTensor>();
    this.#scopes.push(created);
    let kept: ReadonlySet<WasmTensor> = new Set();
    try {
      const result = body();
      if (isPromise(result))
        throw wrongType("body", result, "a result, not a promise: its tensors would be gone before it settles");
      kept = tensorsIn(result);
      return result;
    } finally {
      this.#scopes.pop();
      for (const tensor of created) {
        if (kept.has(tensor)) this.add(tensor);
        else tensor.dispose();
      }
    }
  }
}

function isPromise(value: unknown): boolean {
  return typeof value === "object" && value !== null && typeof (value as { then?: unknown }).then === "function";
}

/** The tensors in a value, in its arrays and plain objects, at any depth; cycles end the search, not the program. */
function tensorsIn(root: unknown): ReadonlySet<WasmTensor> {
  const found = new Set<WasmTensor>();
  const seen = new Set<object>();
  const pending: unknown[] = [root];
  while (pending.length > 0) {
    const value = pending.pop();
    if (value instanceof WasmTensor) found.add(value as WasmTensor);
    if (!isContainer(value) || seen.has(value)) continue;
    seen.add(value);
    for (const item of Object.values(value)) pending.push(item);
  }
  return found;
}

function isContainer(value: unknown): value is object {
  if (typeof value !== "object" || value === null) return false;
  if (Array.isArray(value)) return true;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === null || prototype === Object.prototype;
}
