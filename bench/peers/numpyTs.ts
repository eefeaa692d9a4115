/** numpy-ts: NumPy's interface on WebAssembly SIMD kernels. @module */
import type { MatmulWorkload, Prepared, Subject, Workload } from "../harness/subject.js";

export async function numpyTs(): Promise<Subject> {
  const numpy = await import("numpy-ts");
  type Matrix = ReturnType<typeof numpy.matmul>;

  function matmul({ m, n, k, a, b }: MatmulWorkload): Prepared {
    const left = numpy.array(a, "float32").reshape(m, k);
    const right = numpy.array(b, "float32").reshape(k, n);
    let result: Matrix | undefined;
    return {
      run: () => {
        result?.dispose();
        result = numpy.matmul(left, right);
      },
      output: () => {
        if (!result) throw new Error("output: nothing has run yet");
        return Float32Array.from(result.data as Float32Array);
      },
      dispose: () => {
        for (const matrix of [left, right, result]) matrix?.dispose();
      },
    };
  }

  return {
    name: "numpy-ts",
    prepare: (workload: Workload) => (workload.kind === "matmul" ? matmul(workload) : undefined),
  };
}
