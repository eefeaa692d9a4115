import { NO_ACTIVATION } from "../../dense/activation.js";
import { SHAPE_RECORD_BYTES, writeShapeRecord, type ShapeRecord } from "../../dense/record.js";
import { resolveWindow } from "../../dense/window.js";
import { checkInteger } from "../../runtime/checks.js";
import type { LayerDefinition, LayerMemory, LayerPlan, LayerSteps, PlanRequest } from "./layer.js";
import { PLAIN } from "./plain.js";
import { planesOf } from "./shapes.js";

type PoolShape = Omit<ShapeRecord, "batch">;

export const maxPool: LayerDefinition = definePool("max pool", (request, record, memory) => {
  const { max_pool_forward: forward, max_pool_backward: backward } = request.storage.kernels;
  const [x] = memory.inputs;
  const [dx] = memory.inputGradients;
  const { output: y, outputGradient: dy, constants: shape } = memory;
  writeShapeRecord(request.context, shape, record);
  return { forward: () => forward(shape, x, y), backward: () => backward(shape, x, y, dy, dx) };
});

export const avgPool: LayerDefinition = definePool("average pool", (request, record, memory) => {
  const { avg_pool_forward: forward, avg_pool_backward: backward } = request.storage.kernels;
  const [x] = memory.inputs;
  const [dx] = memory.inputGradients;
  const { output: y, outputGradient: dy, constants: shape } = memory;
  writeShapeRecord(request.context, shape, record);
  return { forward: () => forward(shape, x, y), backward: () => backward(shape, dy, dx) };
});

type BindPool = (request: PlanRequest, record: ShapeRecord, memory: LayerMemory) => LayerSteps;

function definePool(kernel: "max pool" | "average pool", bindPool: BindPool): LayerDefinition {
  return {
    keys: ["size", "stride"],
    inputs: { least: 1, most: 1 },
    describe({ argument, spec, inputs }) {
      const { channels, height, width } = planesOf(argument, inputs[0]);
      const size = checkInteger(`${argument}.size`, spec["size"], 1, 0xffff);
      const stride = spec["stride"] ?? size;
      const kernelSize = { kernelHeight: size, kernelWidth: size };
      const window = resolveWindow(argument, { height, width, ...kernelSize, stride, padding: "valid" });
      const shape: PoolShape = { channels, height, width, filters: channels, window, activation: NO_ACTIVATION };
      return {
        ...PLAIN,
        shape: [channels, window.outputHeight, window.outputWidth],
        plan: (request) => planPool(kernel, shape, request, bindPool),
      };
    },
  };
}

function planPool(
  kernel: "max pool" | "average pool",
  shape: PoolShape,
  request: PlanRequest,
  bindPool: BindPool,
): LayerPlan {
  const record = { ...shape, batch: request.batch };
  const isMaximum = kernel === "max pool";
  return {
    kernel: `${kernel} ${shape.window.kernelHeight}x${shape.window.kernelWidth}`,
    constantBytes: SHAPE_RECORD_BYTES,
    readsInputs: isMaximum,
    readsOutput: isMaximum,
    bind: (memory) => bindPool(request, record, memory),
  };
}
