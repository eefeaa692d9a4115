import { checkOptions } from "../runtime/options.js";
import { checkBoolean } from "../runtime/checks.js";
import { readValues } from "../runtime/dtype.js";
import { outOfRange, wrongType } from "../runtime/errors.js";
import type { Core } from "./core.js";
import type { Parameter } from "./parameters.js";
import { METADATA, readSafetensors, writeSafetensors, type StoredTensor } from "./safetensors.js";

/** Files of parameters under any names, as PyTorch's tools read and write them; checkpoint.ts has the network's own. */

/** Puts the numbers of a tensor into f32 values of the same count. */
type Decoder = (bytes: Uint8Array, values: Float32Array) => void;

const DECODERS: ReadonlyMap<string, Decoder> = new Map<string, Decoder>([
  ["F32", (bytes, values) => new Uint8Array(values.buffer, values.byteOffset, values.byteLength).set(bytes)],
  ["F16", (bytes, values) => values.set(readValues("f16", new Uint16Array(aligned(bytes))))],
  ["BF16", (bytes, values) => values.set(readValues("bf16", new Uint16Array(aligned(bytes))))],
  ["F64", (bytes, values) => values.set(new Float64Array(aligned(bytes)))],
]);

const MOST_LISTED = 5;

/** Fills parameters from a file. @throws TypeError, RangeError, before anything has changed. */
export function loadParameters(core: Core, bytes: unknown, options: unknown): void {
  const { names, skip, ignoreExtra = false } = checkOptions("options", options, ["names", "skip", "ignoreExtra"]);
  const takesExtra = checkBoolean("options.ignoreExtra", ignoreExtra);
  const skipped = readSkipped(core, skip);
  const named = nameParameters(core, names);
  const { tensors } = readSafetensors(bytes);
  checkNames(named, skipped, tensors, takesExtra);
  const fills = [...named]
    .filter(([, parameter]) => !skipped.has(parameter))
    .map(([name, parameter]) => prepareFill(parameter, name, tensors.get(name)));
  core.checkAlive(); // the caller's function has run since
  for (const fill of fills) fill(core);
  core.masks.apply(core.parameters.pointer);
  core.parameters.version++;
}

/** The parameters and nothing else as a file, under these names. @throws TypeError, RangeError for what is no name or double. */
export function saveParameters(core: Core, names: unknown): Uint8Array {
  const { parameters, context, storage } = core;
  const named = nameParameters(core, names);
  core.checkAlive();
  const tensors = new Map<string, StoredTensor>();
  for (const [name, { shape, size, offset }] of named) {
    const bytes = context.u8(parameters.pointer + offset, size * storage.elementBytes);
    tensors.set(name, { dtype: "F32", shape, bytes });
  }
  return writeSafetensors(tensors, { format: "pt" }); // as PyTorch's writer has it; some readers ask for it
}

function readSkipped({ parameters }: Core, value: unknown): ReadonlySet<Parameter> {
  if (value === undefined) return new Set();
  if (!Array.isArray(value)) throw wrongType("options.skip", value, "an array of names of parameters");
  const found = value.map((name: unknown, index) => {
    if (typeof name !== "string") throw wrongType(`options.skip[${index}]`, name, "a string");
    const parameter = parameters.byName.get(name);
    if (parameter === undefined) throw outOfRange(`options.skip[${index}]`, name, "one of parameterNames");
    return parameter;
  });
  return new Set(found);
}

/** The parameters by their names in a file, in their order. */
function nameParameters({ parameters }: Core, names: unknown): ReadonlyMap<string, Parameter> {
  if (names !== undefined && typeof names !== "function") {
    throw wrongType("options.names", names, "a function from a parameter's name to that in the file");
  }
  const named = new Map<string, Parameter>();
  for (const parameter of parameters.list) {
    const argument = `options.names(${JSON.stringify(parameter.name)})`;
    const name: unknown = names === undefined ? parameter.name : (names as (name: string) => unknown)(parameter.name);
    if (typeof name !== "string") throw wrongType(argument, name, "a string");
    if (name === METADATA) throw outOfRange(argument, name, "a name that the format has not taken");
    const earlier = named.get(name);
    if (earlier !== undefined) throw outOfRange(argument, name, `a name of its own (${earlier.name} has it too)`);
    named.set(name, parameter);
  }
  return named;
}

/** Every name that is wrong at once, since the cause is most often one: a prefix, another depth, a naming left out. */
function checkNames(
  named: ReadonlyMap<string, Parameter>,
  skipped: ReadonlySet<Parameter>,
  tensors: ReadonlyMap<string, StoredTensor>,
  takesExtra: boolean,
): void {
  const missing = [...named].filter(([name, parameter]) => !skipped.has(parameter) && !tensors.has(name));
  const extra = [...tensors.keys()].filter((name) => !named.has(name));
  const problems: string[] = [];
  if (missing.length > 0) problems.push(`it has no tensor ${listed(missing.map(([name]) => name))}`);
  if (extra.length > 0 && (missing.length > 0 || !takesExtra)) {
    problems.push(`no parameter has the name of its ${listed(extra)} (see options.names and options.ignoreExtra)`);
  }
  if (problems.length > 0) throw new RangeError(`bytes: ${problems.join("; ")}`);
}

/** @throws RangeError for another shape and for a dtype that holds no such numbers. */
function prepareFill(parameter: Parameter, name: string, tensor: StoredTensor | undefined): (core: Core) => void {
  if (tensor === undefined) throw new Error(`${name} was looked up before`);
  const { dtype, shape, bytes } = tensor;
  const decode = DECODERS.get(dtype);
  const isSame = shape.join() === parameter.shape.join();
  if (decode !== undefined && isSame) return ({ parameters }) => decode(bytes, parameters.read(parameter));
  const found = `${dtype} [${shape.slice(0, 8).join(", ")}]`;
  const expected = `${parameter.name} takes [${parameter.shape.join(", ")}] in ${[...DECODERS.keys()].join(", ")}`;
  throw new RangeError(`bytes: its tensor ${JSON.stringify(name)} is ${found}, ${expected}${remark(parameter, shape)}`);
}

/** What another shape most likely means. */
function remark({ name, shape: expected }: Parameter, shape: readonly number[]): string {
  const [, tokens, features] = expected;
  const isPosition = name.endsWith(".pos_embed") && shape.length === 3 && shape[2] === features;
  if (!isPosition || shape[1] === tokens) return "";
  return `: positions of ${shape[1]} tokens where the network has ${tokens}, made for another size of image or patch`;
}

function listed(names: readonly string[]): string {
  const shown = names.slice(0, MOST_LISTED).map((name) => JSON.stringify(name.slice(0, 80)));
  const rest = names.length - shown.length;
  return rest > 0 ? `${shown.join(", ")} and ${rest} more` : shown.join(", ");
}

/** A copy that views of any element may start at: tensors lie anywhere in a file. */
function aligned(bytes: Uint8Array): ArrayBuffer {
  return new Uint8Array(bytes).buffer;
}
