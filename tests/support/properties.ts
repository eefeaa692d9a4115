/** fast-check with one seed for every property, so that a run that fails fails everywhere; PROPERTY_SEED=5 npm test draws others. */
import fc from "fast-check";

fc.configureGlobal({ seed: Number(process.env["PROPERTY_SEED"] ?? 1) });

export { fc };
