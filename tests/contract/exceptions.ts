/** What the contract promises and the package does not have yet. An issue that builds one of these deletes it here. */
export type FamiliesNotBuilt = "kron";
export type NetworkMembersNotBuilt = never;
export type FactoryMembersNotBuilt = "fromONNX" | "fromTFLite";
export type LayersNotBuilt = never;
export type PrecisionsNotBuilt = "f16" | "bf16";
