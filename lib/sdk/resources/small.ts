import { Resource } from "./resource";

/** A secret for an authenticator app. */
export class TOTP extends Resource {
  /** Shown once, when it was made. */
  declare readonly secret: string | null;
  /** The whole set-up, for a QR code. Shown once, when it was made. */
  declare readonly uri: string | null;
  /** Whether a code of the app was given already. Before that, the secret is not in use. */
  declare readonly verified: boolean;
  /** New backup codes, when the person had none. */
  declare readonly backupCodes: string[] | null;
  declare readonly createdAt: Date;
  declare readonly updatedAt: Date;
}

/** A fresh set of backup codes. */
export class BackupCode extends Resource {
  declare readonly codes: string[];
  declare readonly createdAt: Date;
  declare readonly updatedAt: Date;
}

/** An uploaded picture. */
export class Image extends Resource {
  /** The picture's title. */
  declare readonly name: string;
  /** Where everybody can see it. */
  declare readonly publicUrl: string;
}

/** What is no more. */
export class DeletedObject extends Resource {
  declare readonly deleted: boolean;

  /** What it was: `email_address`, `totp`, … */
  get object(): string {
    return String(this.json.object);
  }
}

/** A session token as it came. */
export class Token extends Resource {
  declare readonly jwt: string;

  /** The token, to be sent along with requests. */
  getRawString(): string {
    return this.jwt;
  }
}
