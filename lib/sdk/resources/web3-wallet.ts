import { StoredResource } from "./resource";
import type { DeletedObject } from "./small";
import type { Verification } from "./verification";

/** A wallet of a person: `0x` and 40 hexadecimal characters on Ethereum. */
export class Web3Wallet extends StoredResource {
  declare readonly web3Wallet: string;
  declare readonly verification: Verification;
  declare readonly createdAt: Date;
  declare readonly updatedAt: Date;

  /** Get a text to sign: `verification.message`. */
  prepareVerification(params: { strategy: string }): Promise<this> {
    return this.mutate({ method: "POST", path: `${this.path()}/prepare_verification`, body: params });
  }

  /** Give the signature of that text. */
  attemptVerification(params: { signature: string; strategy?: string }): Promise<this> {
    return this.mutate({ method: "POST", path: `${this.path()}/attempt_verification`, body: params });
  }

  /** Take the wallet away. */
  destroy(): Promise<DeletedObject> {
    return this.fetch({ method: "DELETE", path: this.path() });
  }

  /** The address itself. */
  override toString(): string {
    return this.web3Wallet;
  }

  protected override path(): string {
    return `/me/web3_wallets/${encodeURIComponent(this.id)}`;
  }
}
