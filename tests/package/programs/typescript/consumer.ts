import { load, type Info, type Lanewise, type LoadOptions, type Tensor } from "lanewise";
import { loadSync } from "lanewise/sync";
import type module from "lanewise/wasm/lanewise.simd.wasm";

type Shipped = typeof module extends WebAssembly.Module ? WebAssembly.Module : never;

const options: LoadOptions = { deterministic: true };
const lanewise: Lanewise = await load(options);
const info: Info = lanewise.info;
const a: Tensor<"f32"> = lanewise.tensor("f32", [2, 2], [1, 2, 3, 4]);
const values: Float32Array = lanewise.dense.matmul(a, a).data;
const network = lanewise.network.create([{ type: "dense", units: 2, activation: "relu" }], {
  inputShape: [2],
  seed: 1,
});
const loss: number = network.trainStep(a.toFloat32Array(), new Float32Array(4), {
  type: "sgd",
  learningRate: 0.1,
}).loss;

// @ts-expect-error: no such type of element
const wrongType = (): unknown => lanewise.tensor("f31", [2]);
// @ts-expect-error: no such layer
const wrongLayer = (): unknown => lanewise.network.create([{ type: "densely", units: 2 }], { inputShape: [2] });

export const again = (shipped: Shipped): Lanewise => loadSync({ module: shipped });
export const refused = [wrongType, wrongLayer];

if ([...values].join() !== "7,10,15,22" || !Number.isFinite(loss)) throw new Error(`${values.join()}, loss ${loss}`);
console.log(info.variant);
