/** The packages with Bessel functions: neither has logarithms, so that they are taken of what does not overflow. @module */
import type { BesselWorkload, Prepared, Subject, Workload } from "../harness/subject.js";

type Function2 = (order: number, x: number) => number;

function prepareWith(compute: Function2, { order, x }: BesselWorkload): Prepared {
  const result = new Float64Array(x.length);
  return {
    run: () => {
      for (let i = 0; i < x.length; i++) result[i] = Math.log(compute(order[i] as number, x[i] as number));
    },
    output: () => Float32Array.from(result),
    dispose: () => undefined,
  };
}

/** Where an element is a whole order that the peer's range holds. */
function subject(
  name: string,
  remark: string,
  functions: { readonly logI: Function2; readonly logK: Function2 },
): Subject {
  return {
    name,
    remark,
    prepare: (workload: Workload) => {
      if (workload.kind !== "bessel" || !workload.order.every((v) => Number.isInteger(v) && v < 100)) return undefined;
      return prepareWith(functions[workload.name], workload);
    },
  };
}

export async function bessel(): Promise<Subject> {
  const { besseli, besselk } = (await import("bessel")).default;
  return subject("bessel", "whole orders alone, eight digits; log I of its besseli", {
    logI: (v, x) => besseli(x, v),
    logK: (v, x) => besselk(x, v),
  });
}

export async function cephes(): Promise<Subject> {
  const library = (await import("cephes")).default;
  await library.compiled;
  return subject("cephes", "whole orders alone here; wrong or infinite for larger orders and arguments", {
    logI: (v, x) => library.iv(v, x),
    logK: (v, x) => library.kn(v, x),
  });
}
