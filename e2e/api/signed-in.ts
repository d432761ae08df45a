import { database } from "@/lib/db/client";
import { after, MINUTE } from "@/lib/time";
import { PASSWORD, somebody, type Somebody } from "./attacks/somebody";
import { ApiBrowser, type Answer } from "./support/api-browser";

export type SignedIn = Omit<Somebody, "browser"> & { api: ApiBrowser; sessionId: string };

/** Somebody who has just signed in through the API, with their password. */
export async function signedIn(): Promise<SignedIn> {
  const { browser: _browser, ...person } = await somebody();
  return { ...person, ...(await signInAgain(person)) };
}

/** Another browser of the same person. */
export async function signInAgain({ address }: Pick<SignedIn, "address">): Promise<{ api: ApiBrowser; sessionId: string }> {
  const api = new ApiBrowser();
  const { json } = await api.post("/v1/client/sign_ins", { identifier: address, password: PASSWORD });
  return { api, sessionId: json.response.created_session_id };
}

/** Let it be eleven minutes since the person proved who they are. */
export async function letProofGrowOld({ sessionId }: Pick<SignedIn, "sessionId">): Promise<void> {
  await database().session.update({ where: { id: sessionId }, data: { firstFactorVerifiedAt: after(new Date(), -11 * MINUTE), secondFactorVerifiedAt: null } });
}

/** What was refused, in one line of a test: the status, and of each error its code and parameter. */
export function refusal({ status, json }: Answer): [status: number, ...errors: string[]] {
  const errors = (json.errors ?? []) as { code: string; meta: { param_name?: string } }[];
  return [status, ...errors.map(({ code, meta }) => (meta.param_name ? `${code} ${meta.param_name}` : code))];
}
