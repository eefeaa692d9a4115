import assert from "node:assert/strict";
import { test } from "node:test";
import type { Tensor } from "../../../src/types.js";
import { describeVariants } from "../../support/variants.js";

describeVariants("scope", (load) => {
  test("disposes what was created inside and is not returned", () => {
    const lanewise = load();
    const outside = lanewise.tensor("f32", [4]);
    const { used } = lanewise.memoryUsage();
    let inside: Tensor | undefined;
    const sum = lanewise.scope(() => {
      inside = lanewise.tensor("f32", [1000]);
      outside.reshape([2, 2]);
      return 5;
    });
    assert.equal(sum, 5);
    assert.throws(() => inside?.data, TypeError);
    assert.deepEqual(outside.data, new Float32Array(4), "a reshape of an outer tensor does not take its bytes along");
    assert.equal(lanewise.memoryUsage().used, used);
    assert.equal(lanewise.memoryUsage().tensors, 1);
  });

  test("keeps the tensors in what is returned: alone, in arrays, in plain objects, deep, in cycles", () => {
    const lanewise = load();
    const make = (): Tensor => lanewise.tensor("f32", [1]);
    interface Result {
      readonly direct: Tensor;
      readonly list: readonly (Tensor | readonly Tensor[])[];
      self?: Result;
      readonly nothing: null;
    }
    const result = lanewise.scope((): Result => {
      make();
      const found: Result = Object.assign(Object.create(null) as object, {
        direct: make(),
        list: [make(), [make()]],
        nothing: null,
      });
      found.self = found;
      return found;
    });
    assert.equal(lanewise.memoryUsage().tensors, 3);
    assert.equal(result.direct.size, 1);
    assert.equal(lanewise.scope(make).size, 1);
  });

  test("a deep result does not exhaust the stack", () => {
    const lanewise = load();
    interface Link {
      readonly tensor: Tensor;
      readonly next: Link | undefined;
    }
    const chain = lanewise.scope(() => {
      let link: Link | undefined;
      for (let depth = 0; depth < 50_000; depth += 1) {
        link = { tensor: depth % 10_000 === 0 ? lanewise.tensor("u8", [1]) : undefined, next: link } as Link;
      }
      return link;
    });
    assert.ok(chain !== undefined);
    assert.equal(lanewise.memoryUsage().tensors, 5);
  });

  test("does not search what is neither array nor plain object", () => {
    const lanewise = load();
    class Holder {
      readonly tensor = lanewise.tensor("f32", [1]);
    }
    const holder = lanewise.scope(() => new Holder());
    assert.throws(() => holder.tensor.data, TypeError);
    const map = lanewise.scope(() => new Map([["a", lanewise.tensor("f32", [1])]]));
    assert.throws(() => map.get("a")?.data, TypeError);
  });

  test("an inner scope's result belongs to the outer scope", () => {
    const lanewise = load();
    let inner: Tensor | undefined;
    lanewise.scope(() => {
      inner = lanewise.scope(() => lanewise.tensor("f32", [1]));
      assert.equal(inner.size, 1);
    });
    assert.throws(() => inner?.data, TypeError);
    assert.equal(lanewise.memoryUsage().tensors, 0);
  });

  test("a body that throws leaves nothing behind, and the error comes through", () => {
    const lanewise = load();
    const before = lanewise.memoryUsage();
    const error = new Error("stop");
    const body = (): never => {
      lanewise.tensor("f32", [2]);
      throw error;
    };
    assert.throws(
      () => lanewise.scope(body),
      (thrown) => thrown === error,
    );
    assert.throws(
      () =>
        lanewise.scope(() => ({
          tensor: lanewise.tensor("f32", [2]),
          get bad() {
            return body();
          },
        })),
      error,
    );
    assert.equal(lanewise.memoryUsage().used, before.used);
    assert.equal(lanewise.memoryUsage().tensors, 0);
    const later = lanewise.tensor("f32", [2]);
    assert.equal(later.size, 2, "no scope is left open");
    lanewise.scope(() => undefined);
    assert.equal(later.size, 2);
  });

  test("a promise is a TypeError, and what the body created is gone", () => {
    const lanewise = load();
    const tensors: Tensor[] = [];
    const body = (result: unknown) => () => {
      tensors.push(lanewise.tensor("f32", [2]));
      return result;
    };
    for (const result of [Promise.resolve(1), { then: () => undefined }]) {
      assert.throws(() => lanewise.scope(body(result)), { name: "TypeError", message: /^body: .*promise/ });
    }
    assert.equal(lanewise.memoryUsage().tensors, 0);
    for (const tensor of tensors) assert.throws(() => tensor.data, TypeError);
  });

  test("a body that is no function is a TypeError", () => {
    const lanewise = load();
    for (const body of [undefined, null, 5, {}]) {
      assert.throws(() => lanewise.scope(body as () => void), {
        name: "TypeError",
        message: /^body: expected a function/,
      });
    }
  });

  test("tensors of another instance are left alone", () => {
    const [one, other] = [load(), load()];
    const tensor = one.scope(() => other.tensor("f32", [1]));
    assert.equal(tensor.size, 1);
    one.scope(() => other.tensor("f32", [1]));
    assert.equal(other.memoryUsage().tensors, 2);
  });
});
