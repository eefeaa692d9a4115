import assert from "node:assert/strict";
import { describe as suite, test } from "node:test";
import { checkBoolean, checkChoice, checkInteger, checkNumber, checkObject } from "../../../src/runtime/checks.js";
import { describe } from "../../../src/runtime/errors.js";
import { decodeHex } from "../../../src/runtime/hex.js";
import { loadSync } from "../../../src/sync.js";

suite("a value in words", () => {
  const revoked = Proxy.revocable([], {});
  revoked.revoke();
  const hostile = {
    get [Symbol.toStringTag](): string {
      throw new Error("no");
    },
  };
  const words: readonly [unknown, string][] = [
    [undefined, "undefined"],
    [null, "null"],
    [-0.5, "-0.5"],
    [NaN, "NaN"],
    [true, "true"],
    [12n, "12n"],
    [Symbol("s"), "Symbol(s)"],
    ['a "b"', '"a \\"b\\""'],
    ["x".repeat(100), `"${"x".repeat(60)}..."`],
    [() => 1, "a function"],
    [[1, 2.5], "[1, 2.5]"],
    [[[1]], "an array of length 1"],
    [new Array(1000), "an array of length 1000"],
    [new Float64Array(3), "Float64Array of 24 bytes"],
    [new Map(), "Map"],
    [{}, "Object"],
    [loadSync().tensor("f16", [2, 3]), "f16 tensor [2, 3]"],
    [hostile, "an object"],
    [revoked.proxy, "an object"],
  ];
  for (const [value, expected] of words) test(expected, () => assert.equal(describe(value), expected));
});

suite("checks of arguments", () => {
  test("checkInteger", () => {
    assert.equal(checkInteger("n", 5, 5, 5), 5);
    const expected = "n: expected a whole number from 0 to 9, got";
    for (const value of [-1, 10, 0.5, NaN, Infinity]) {
      assert.throws(() => checkInteger("n", value, 0, 9), { name: "RangeError", message: `${expected} ${value}` });
    }
    for (const value of ["5", 5n, null, undefined, [5]]) {
      assert.throws(() => checkInteger("n", value, 0, 9), {
        name: "TypeError",
        message: `${expected} ${describe(value)}`,
      });
    }
  });

  test("checkNumber", () => {
    assert.equal(checkNumber("x", -1.5), -1.5);
    assert.equal(checkNumber("x", 0, 0), 0);
    assert.equal(checkNumber("x", 1, 0, 1), 1);
    const isRangeError = (message: string) => ({ name: "RangeError", message });
    assert.throws(() => checkNumber("x", NaN), isRangeError("x: expected a finite number, got NaN"));
    assert.throws(() => checkNumber("x", -Infinity), isRangeError("x: expected a finite number, got -Infinity"));
    assert.throws(() => checkNumber("x", -1, 0), isRangeError("x: expected a finite number of at least 0, got -1"));
    assert.throws(() => checkNumber("x", 2, 0, 1), isRangeError("x: expected a number from 0 to 1, got 2"));
    assert.throws(() => checkNumber("x", "2"), { name: "TypeError", message: 'x: expected a finite number, got "2"' });
  });

  test("checkBoolean, checkChoice, checkObject", () => {
    assert.equal(checkBoolean("b", false), false);
    assert.throws(() => checkBoolean("b", 0), { name: "TypeError", message: "b: expected true or false, got 0" });
    assert.equal(checkChoice("c", "one", ["one", "two"]), "one");
    assert.throws(() => checkChoice("c", "three", ["one"]), {
      name: "RangeError",
      message: 'c: expected one of "one", got "three"',
    });
    assert.throws(() => checkChoice("c", 1, ["one"]), {
      name: "TypeError",
      message: 'c: expected one of "one", got 1',
    });
    const options = { a: 1 };
    assert.equal(checkObject("o", options), options);
    for (const value of [undefined, null, [], "o", () => 1]) {
      assert.throws(() => checkObject("o", value), {
        name: "TypeError",
        message: `o: expected an object, got ${describe(value)}`,
      });
    }
  });
});

test("hex decodes alike with and without Uint8Array.fromHex", () => {
  const bytes = Uint8Array.from({ length: 256 }, (_, index) => index);
  const hex = Buffer.from(bytes).toString("hex");
  const builtIn = Object.getOwnPropertyDescriptor(Uint8Array, "fromHex");
  const replace = (value: unknown): void => {
    Object.defineProperty(Uint8Array, "fromHex", { value, configurable: true, writable: true });
  };
  try {
    replace(undefined);
    assert.deepEqual(decodeHex(hex), bytes);
    assert.deepEqual(decodeHex(""), new Uint8Array());
    replace((text: string) => Uint8Array.from(Buffer.from(text, "hex")).fill(7, 0, 1));
    assert.deepEqual(decodeHex(hex), bytes.slice().fill(7, 0, 1), "the engine's own is used where there is one");
  } finally {
    if (builtIn === undefined) Reflect.deleteProperty(Uint8Array, "fromHex");
    else Object.defineProperty(Uint8Array, "fromHex", builtIn);
  }
});
