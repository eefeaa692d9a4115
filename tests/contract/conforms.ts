/** Compiles only while the package keeps the contract (api.d.ts), but for what exceptions.ts lists. */
import type * as Package from "lanewise";
import type * as PackageBessel from "lanewise/bessel";
import type * as PackageSync from "lanewise/sync";
import type * as PackageVonMisesFisher from "lanewise/von-mises-fisher";
import type * as Contract from "./api.js";
import type {
  FactoryMembersNotBuilt,
  FamiliesNotBuilt,
  LayersNotBuilt,
  NetworkMembersNotBuilt,
  PrecisionsNotBuilt,
} from "./exceptions.js";

type Layer = Exclude<Contract.LayerSpec, { type: LayersNotBuilt }>;
type CreateOptions = Parameters<Contract.NetworkFactory["create"]>[1];
type BuiltCreateOptions = Omit<CreateOptions, "precision"> & {
  precision?: Exclude<NonNullable<CreateOptions["precision"]>, PrecisionsNotBuilt>;
};
type Network = Omit<Contract.Network, NetworkMembersNotBuilt>;
type NetworkFactory = {
  create(layers: readonly Layer[], options: BuiltCreateOptions): Network;
} & Omit<
  Record<Exclude<keyof Contract.NetworkFactory, "create">, (bytes: Uint8Array) => Network>,
  FactoryMembersNotBuilt
>;
/** The distributions are in the module `lanewise/von-mises-fisher`, which has the functions too. */
type BesselFunctions = Omit<Contract.Bessel, "vonMisesFisher">;
type Lanewise = Omit<Contract.Lanewise, FamiliesNotBuilt | "network"> & { readonly network: NetworkFactory };

/** An error here names what the package gives and the contract does not find in it, or the reverse for what it takes. */
type Gives<Promised, Given extends Promised> = readonly [Promised, Given];
type Takes<Taken, Allowed extends Taken> = readonly [Taken, Allowed];

export type Given = [
  Gives<(options?: Contract.LoadOptions) => Promise<Lanewise>, typeof Package.load>,
  Gives<(options?: Contract.LoadOptions) => Lanewise, typeof PackageSync.loadSync>,
  Gives<(options?: Contract.LoadOptions) => Promise<BesselFunctions & Contract.Runtime>, typeof PackageBessel.load>,
  Gives<
    (options?: Contract.LoadOptions) => Promise<Contract.Bessel & Contract.Runtime>,
    typeof PackageVonMisesFisher.load
  >,
  Gives<Lanewise, Package.Lanewise>,
  Gives<Contract.Runtime, Package.Runtime>,
  Gives<Contract.Info, Package.Info>,
  Gives<Contract.Tensor<"f16">, Package.Tensor<"f16">>,
  Gives<Contract.Tensor<"bf16">, Package.Tensor<"bf16">>,
  Gives<Contract.Tensor<"f32">, Package.Tensor<"f32">>,
  Gives<Contract.Tensor<"f64">, Package.Tensor<"f64">>,
  Gives<Contract.Tensor<"i32">, Package.Tensor<"i32">>,
  Gives<Contract.Tensor<"u8">, Package.Tensor<"u8">>,
  Gives<Contract.Dense, Package.Dense>,
  Gives<Contract.Elementwise, Package.Elementwise>,
  Gives<BesselFunctions, Package.BesselFunctions>,
  Gives<Contract.Bessel, Package.Bessel>,
  Gives<Contract.VonMisesFisher, Package.VonMisesFisher>,
  Gives<Contract.Sparse, Package.Sparse>,
  Gives<Contract.SparseMatrix, Package.SparseMatrix>,
  Gives<Contract.Kan, Package.Kan>,
  Gives<NetworkFactory, Package.NetworkFactory>,
  Gives<Network, Package.Network>,
  Gives<Contract.StepResult, Package.StepResult>,
];

export type Taken = [
  Takes<Package.LoadOptions, Contract.LoadOptions>,
  Takes<Package.Variant, Contract.Variant>,
  Takes<Package.DType, Contract.DType>,
  Takes<Package.Activation, Contract.Activation>,
  Takes<Package.Padding, Contract.Padding>,
  Takes<Omit<Package.ConvOptions, "bias" | "out">, Omit<Contract.ConvOptions, "bias" | "out">>,
  Takes<Package.Block, Contract.Block>,
  Takes<Parameters<Package.Sparse["prune"]>[2], Parameters<Contract.Sparse["prune"]>[2]>,
  Takes<Parameters<Package.Sparse["matrix"]>[2], Parameters<Contract.Sparse["matrix"]>[2]>,
  Takes<Parameters<Package.Sparse["fromCSR"]>[4], Parameters<Contract.Sparse["fromCSR"]>[4]>,
  Takes<Package.Rational, Contract.Rational>,
  Takes<Package.RationalName, Contract.RationalName>,
  Takes<Package.LayerSpec, Layer>,
  Takes<Parameters<Package.NetworkFactory["create"]>[1], BuiltCreateOptions>,
  Takes<Package.Optimizer, Contract.Optimizer>,
  Takes<Parameters<Package.Network["fit"]>[2], Parameters<Contract.Network["fit"]>[2]>,
  Takes<Parameters<Package.Network["prune"]>[0], Parameters<Contract.Network["prune"]>[0]>,
  Takes<Parameters<Package.Network["toSafetensors"]>[0], Parameters<Contract.Network["toSafetensors"]>[0]>,
];

// Fails once everything is built: then exceptions.ts has nothing left to say.
// @ts-expect-error: the package is not the whole contract yet
export type Whole = Gives<Contract.Lanewise, Package.Lanewise>;
