/** npx tsx tools/rationals/print.ts: prints the rows of src/kan/named.ts, fitted anew; half a second for each. */
import { fitFunction } from "../../src/kan/fit.js";
import { NAMED_FUNCTIONS } from "./functions.js";

for (const [name, value] of Object.entries(NAMED_FUNCTIONS)) {
  for (const form of ["A", "B"] as const) {
    const { numerator, denominator, largestError } = fitFunction(value, [-3, 3], form);
    const list = (values: ArrayLike<number>): string => Array.from(values, (x) => Number(x.toPrecision(9))).join(", ");
    console.log(`${name} ${form} ${largestError.toExponential(2)}\n  [${list(numerator)}],\n  [${list(denominator)}],`);
  }
}
