import { mean_squared_error_f32, softmax_cross_entropy_f32 } from "../../../assembly/train/loss";
import { address, expectBits, expectWithin } from "../support/floats";

describe("softmax_cross_entropy_f32", () => {
  it("is ln n for equal logits, with gradients of softmax less the label, over the rows", () => {
    const logits: StaticArray<f32> = [0, 0, 0, 0, 7, 7, 7, 7];
    const labels: StaticArray<i32> = [0, 3];
    const loss = softmax_cross_entropy_f32(2, 4, address(logits), address(labels), address(logits));
    expect<f64>(Math.abs(loss - 1.3862943611198906)).toBeLessThan(1e-7);
    expectBits(logits, [-0.375, 0.125, 0.125, 0.125, 0.125, 0.125, 0.125, -0.375]);
  });

  it("does not lose the loss of a confident row", () => {
    const logits: StaticArray<f32> = [0, -20];
    const labels: StaticArray<i32> = [0];
    const gradient = new StaticArray<f32>(2);
    const loss = softmax_cross_entropy_f32(1, 2, address(logits), address(labels), address(gradient));
    expect<f64>(Math.abs(loss - 2.061153620314381e-9)).toBeLessThan(1e-15);
  });

  it("is finite for a wrong row however sure", () => {
    const logits: StaticArray<f32> = [1000, -1000];
    const labels: StaticArray<i32> = [1];
    const gradient = new StaticArray<f32>(2);
    expect<f64>(softmax_cross_entropy_f32(1, 2, address(logits), address(labels), address(gradient))).toBe(2000);
    expectBits(gradient, [1, -1]);
  });
});

describe("mean_squared_error_f32", () => {
  it("is the mean of the squares and its gradient", () => {
    const y: StaticArray<f32> = [1, 2, 3, 4, 5];
    const target: StaticArray<f32> = [1, 0, 3, 8, 5];
    const dy = new StaticArray<f32>(5);
    expect<f64>(mean_squared_error_f32(5, address(y), address(target), address(dy))).toBe(4);
    expectWithin(dy, [0, 0.8, 0, -1.6, 0], 1e-7);
  });
});
