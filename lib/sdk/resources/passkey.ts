import { StoredResource } from "./resource";
import type { DeletedObject } from "./small";
import type { Verification } from "./verification";

/** A passkey of a person. */
export class Passkey extends StoredResource {
  declare readonly name: string | null;
  declare readonly verification: Verification;
  declare readonly lastUsedAt: Date | null;
  declare readonly createdAt: Date;
  declare readonly updatedAt: Date;

  /** Give it another name. */
  update({ name }: { name: string }): Promise<this> {
    return this.mutate({ method: "PATCH", path: this.path(), body: { name } });
  }

  /** Take it away. */
  delete(): Promise<DeletedObject> {
    return this.fetch({ method: "DELETE", path: this.path() });
  }

  protected override path(): string {
    return `/me/passkeys/${encodeURIComponent(this.id)}`;
  }
}
