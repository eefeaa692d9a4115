/** onnxruntime's native build, for information: AVX where the processor has it. Node only. @module */
import type { Subject } from "../harness/subject.js";
import { onnxruntimeSubject } from "./onnxruntime.js";

export async function onnxruntimeNode(): Promise<Subject> {
  const runtime = await import("onnxruntime-node");
  return onnxruntimeSubject("onnxruntime-node (native)", runtime, {
    executionProviders: ["cpu"],
    intraOpNumThreads: 1,
    interOpNumThreads: 1,
  });
}
