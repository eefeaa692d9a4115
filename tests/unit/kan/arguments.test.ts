import assert from "node:assert/strict";
import { test } from "node:test";
import { describeVariants } from "../../support/variants.js";

describeVariants("arguments of the kan family", (load) => {
  const lanewise = load();
  // Called with what the types forbid.
  const kan = lanewise.kan as unknown as Record<
    "rational" | "fit" | "apply" | "backward",
    (...values: unknown[]) => unknown
  >;
  const f = lanewise.kan.rational("swish", 4);
  const [x, dy] = [lanewise.tensor("f32", [2, 8]), lanewise.tensor("f32", [2, 8])];

  function refuses(title: string, call: () => unknown, name: "TypeError" | "RangeError", message: RegExp): void {
    test(title, () => {
      const before = lanewise.memoryUsage().tensors;
      assert.throws(() => lanewise.scope(call), { name, message });
      assert.equal(lanewise.memoryUsage().tensors, before);
    });
  }

  refuses("rational: another name", () => kan.rational("mish", 4), "RangeError", /^name:.*mish/);
  refuses("rational: no name", () => kan.rational(undefined, 4), "TypeError", /^name:/);
  refuses("rational: no groups", () => kan.rational("swish"), "TypeError", /^groups:/);
  refuses("rational: 0 groups", () => kan.rational("swish", 0), "RangeError", /^groups:/);
  refuses("rational: a fraction of groups", () => kan.rational("swish", 1.5), "RangeError", /^groups:/);
  refuses("rational: another form", () => kan.rational("swish", 4, "C"), "RangeError", /^form:/);

  refuses("fit: no function", () => kan.fit("tanh"), "TypeError", /^value:/);
  refuses("fit: a value that is NaN", () => kan.fit(Math.sqrt), "RangeError", /^value\(-.*NaN/);
  refuses("fit: a value that is no number", () => kan.fit(() => "1"), "RangeError", /^value\(/);
  refuses("fit: an empty range", () => kan.fit(Math.tanh, { range: [1, 1] }), "RangeError", /range/);
  refuses("fit: a range of one", () => kan.fit(Math.tanh, { range: [1] }), "TypeError", /range/);
  refuses("fit: an infinite range", () => kan.fit(Math.tanh, { range: [0, Infinity] }), "RangeError", /range\[1\]/);
  refuses("fit: a misspelt option", () => kan.fit(Math.tanh, { ranges: [0, 1] }), "TypeError", /ranges/);
  refuses("fit: 0 groups", () => kan.fit(Math.tanh, { groups: 0 }), "RangeError", /groups/);

  for (const [name, call] of [
    ["apply", (array: unknown, rational: unknown, options?: unknown) => kan.apply(array, rational, options)],
    ["backward", (array: unknown, rational: unknown, options?: unknown) => kan.backward(dy, array, rational, options)],
  ] as const) {
    refuses(`${name}: x is an array`, () => call(new Float32Array(8), f), "TypeError", /^x:/);
    refuses(
      `${name}: x is f64`,
      () => lanewise.scope(() => call(lanewise.tensor("f64", [2, 8]), f)),
      "TypeError",
      /^x:/,
    );
    refuses(`${name}: no function`, () => call(x, undefined), "TypeError", /^f:/);
    refuses(
      `${name}: groups that do not divide`,
      () => call(x, lanewise.kan.rational("relu", 3)),
      "RangeError",
      /^x:.*3/,
    );
    refuses(
      `${name}: more groups than channels`,
      () => call(x, lanewise.kan.rational("relu", 16)),
      "RangeError",
      /^x:/,
    );
    refuses(`${name}: groups is text`, () => call(x, { ...f, groups: "4" }), "TypeError", /^f\.groups:/);
    refuses(
      `${name}: a numerator too short`,
      () => call(x, { ...f, numerator: new Float32Array(5) }),
      "RangeError",
      /^f\.numerator:/,
    );
    refuses(
      `${name}: numerators for other groups`,
      () => call(x, { ...f, numerator: new Float32Array(12) }),
      "RangeError",
      /^f\.numerator:/,
    );
    refuses(`${name}: a list`, () => call(x, { ...f, numerator: [0, 1, 0, 0, 0, 0] }), "TypeError", /^f\.numerator:/);
    refuses(
      `${name}: a denominator for one group`,
      () => call(x, { ...f, denominator: new Float32Array(4) }),
      "RangeError",
      /^f\.denominator:/,
    );
    refuses(`${name}: another form`, () => call(x, { ...f, form: "a" }), "RangeError", /^f\.form:/);
    refuses(`${name}: an axis too far`, () => call(x, f, { channelAxis: 2 }), "RangeError", /channelAxis/);
    refuses(`${name}: an axis too far back`, () => call(x, f, { channelAxis: -3 }), "RangeError", /channelAxis/);
    refuses(`${name}: an axis of 2 channels`, () => call(x, f, { channelAxis: 0 }), "RangeError", /^x:.*axis 0/);
    refuses(`${name}: a misspelt option`, () => call(x, f, { axis: 1 }), "TypeError", /axis/);
    refuses(
      `${name}: a scalar`,
      () => lanewise.scope(() => call(lanewise.tensor("f32", []), f)),
      "RangeError",
      /^x:|^dy:/,
    );
  }
  refuses(
    "apply: out of another shape",
    () => kan.apply(x, f, { out: lanewise.tensor("f32", [8, 2]) }),
    "RangeError",
    /^out:/,
  );
  refuses(
    "backward: dy of another shape",
    () => kan.backward(lanewise.tensor("f32", [8, 2]), x, f),
    "RangeError",
    /^dy:/,
  );
  refuses(
    "backward: out of another shape",
    () => kan.backward(dy, x, f, { out: lanewise.tensor("f32", [8, 2]) }),
    "RangeError",
    /^out:/,
  );
  refuses(
    "backward: y of another shape",
    () => kan.backward(dy, x, f, { y: lanewise.tensor("f32", [8, 2]) }),
    "RangeError",
    /^options\.y:/,
  );
});
