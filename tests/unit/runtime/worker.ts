/** The other side of the module sharing test: loads the module that came with it and computes something. */
import { parentPort, workerData } from "node:worker_threads";
import { load } from "../../../src/index.js";

const lanewise = await load({ module: workerData as WebAssembly.Module });
const tensor = lanewise.tensor("f32", [3], [1, 2, 3]);
parentPort?.postMessage({ info: lanewise.info, data: tensor.toFloat32Array() });
