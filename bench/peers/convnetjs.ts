/** ConvNetJS: trains chains of layers in f64, one sample at a time. @module */

import type { ConvNetJS, Net, Vol } from "./convnetjsTypes.js";
import type { Prepared, Subject, TrainingWorkload, Workload } from "../harness/subject.js";
import { resolveGraph, type Node } from "../models/graph.js";
import { parameterOf, type Model } from "../models/model.js";
import { denseForChannelsLast, permute, toChannelsLast } from "./layout.js";

/** A chain of convolutions with "same" padding, max pools and one dense layer at the end; else `undefined`. */
function definitionsOf(model: Model): Readonly<Record<string, unknown>>[] | undefined {
  const [depth, height, width] = model.inputShape;
  const definitions: Record<string, unknown>[] = [{ type: "input", out_sx: width, out_sy: height, out_depth: depth }];
  for (const { spec, padding } of resolveGraph(model.layers, model.inputShape)) {
    if (spec.input !== undefined) return undefined;
    switch (spec.type) {
      case "conv2d": {
        const window = { sx: spec.kernel, filters: spec.filters, stride: spec.stride ?? 1, pad: padding[0] };
        definitions.push({ type: "conv", ...window, activation: spec.activation });
        break;
      }
      case "maxPool":
        definitions.push({ type: "pool", sx: spec.size, stride: spec.stride ?? spec.size });
        break;
      case "flatten":
        break;
      case "dense":
        definitions.push({ type: "softmax", num_classes: spec.units });
        break;
      default:
        return undefined;
    }
  }
  return definitions;
}

/** Its filters hold [height, width, depth], which is the order of our weights with the channels moved last. */
function setWeights(net: Net, model: Model): void {
  const weighted = net.layers.filter((layer) => layer.filters !== undefined);
  let before = model.inputShape;
  const nodes: Node[] = [];
  for (const node of resolveGraph(model.layers, model.inputShape)) {
    if (node.spec.type === "flatten") before = node.inputShape;
    if (node.spec.type === "conv2d" || node.spec.type === "dense") nodes.push(node);
  }
  weighted.forEach(({ filters = [], biases }, index) => {
    const node = nodes[index] as Node;
    const weight = parameterOf(model, `${node.name}.weight`);
    const shape = model.parameters.get(`${node.name}.weight`)?.shape ?? [];
    const rows =
      node.spec.type === "dense"
        ? denseForChannelsLast(weight, filters.length, before)
        : permute(weight, shape, [0, 2, 3, 1]);
    const length = rows.length / filters.length;
    filters.forEach((filter, unit) => {
      filter.w = Float64Array.from(rows.subarray(unit * length, (unit + 1) * length));
    });
    if (biases) biases.w = Float64Array.from(parameterOf(model, `${node.name}.bias`));
  });
}

function samples(convnetjs: ConvNetJS, { model, batch, x }: TrainingWorkload): Vol[] {
  const [depth = 1, height = 1, width = 1] = model.inputShape;
  const values = toChannelsLast(x, batch, model.inputShape);
  const size = values.length / batch;
  return Array.from({ length: batch }, (_, index) => {
    const sample = new convnetjs.Vol(width, height, depth, 0);
    sample.w = Float64Array.from(values.subarray(index * size, (index + 1) * size));
    return sample;
  });
}

function training(convnetjs: ConvNetJS, workload: TrainingWorkload): Prepared | undefined {
  const definitions = definitionsOf(workload.model);
  if (!definitions) return undefined;
  const net = new convnetjs.Net();
  net.makeLayers(definitions);
  setWeights(net, workload.model);
  const images = samples(convnetjs, workload);
  const rule = { method: "sgd", learning_rate: workload.learningRate, momentum: 0, l2_decay: 0 };
  const trainer = new convnetjs.SGDTrainer(net, { ...rule, batch_size: workload.batch });
  return {
    run: () => {
      for (const [index, image] of images.entries()) trainer.train(image, workload.labels[index] as number);
    },
    output: () => Float32Array.from(images.flatMap((image) => logitsOf(net, image))),
    dispose: () => undefined,
  };
}

/** What enters the softmax layer. */
function logitsOf(net: Net, image: Vol): number[] {
  net.forward(image);
  const before = net.layers.at(-2);
  if (!before) throw new Error("net: expected a layer before the softmax");
  return Array.from(before.out_act.w);
}

export async function convnetjs(): Promise<Subject> {
  const library = (await import("convnetjs")).default as ConvNetJS;
  return {
    name: "convnetjs",
    prepare: (workload: Workload) => (workload.kind === "training" ? training(library, workload) : undefined),
  };
}
