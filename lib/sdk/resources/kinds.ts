import type { Json } from "../wire";
import { Client } from "./client";
import { EmailAddress } from "./email-address";
import { ExternalAccount } from "./external-account";
import { Passkey } from "./passkey";
import { PhoneNumber } from "./phone-number";
import type { Host, Resource } from "./resource";
import { Session } from "./session";
import { SessionVerification } from "./session-verification";
import { SessionWithActivities } from "./session-with-activities";
import { SignIn } from "./sign-in";
import { SignUp } from "./sign-up";
import { BackupCode, DeletedObject, Image, Token, TOTP } from "./small";
import { User } from "./user";
import { Verification } from "./verification";
import { Web3Wallet } from "./web3-wallet";

type Kind = new (host: Host, json: Json) => Resource;

/** By what the wire calls them: see `object`. */
const kinds: Record<string, Kind> = {
  client: Client,
  session: Session,
  session_verification: SessionVerification,
  session_reverification: SessionVerification,
  sign_in: SignIn,
  sign_in_attempt: SignIn,
  sign_up: SignUp,
  sign_up_attempt: SignUp,
  user: User,
  email_address: EmailAddress,
  phone_number: PhoneNumber,
  web3_wallet: Web3Wallet,
  external_account: ExternalAccount,
  // So called in older versions of the API.
  google_account: ExternalAccount,
  facebook_account: ExternalAccount,
  passkey: Passkey,
  totp: TOTP,
  backup_code: BackupCode,
  image: Image,
  token: Token,
};

/**
 * The resource that an object of the wire stands for; undefined for what is none.
 *
 * @param name where it stands, for objects that do not say what they are
 */
export function makeResource(host: Host, name: string, json: Json): Resource | undefined {
  const Kind = kindOf(name, json);
  return Kind && new Kind(host, json);
}

function kindOf(name: string, { object, deleted, latest_activity }: Json): Kind | undefined {
  if (deleted === true) return DeletedObject;
  // The wire calls it a session, as it calls sessions of this browser.
  if (latest_activity !== undefined) return SessionWithActivities;
  const called = typeof object === "string" ? object : name;
  return kinds[called] ?? (/^verification|_verification$/.test(called) ? Verification : undefined);
}
