import { PASSWORD, somebody, type Somebody } from "../attacks/somebody";
import { ApiBrowser } from "./api-browser";

export type SignedIn = { browser: ApiBrowser; sessionId: string; who: Somebody };

/** A browser on which somebody new has signed in through the API; given one, they sign in there beside whoever is there. */
export async function signedInBrowser(browser = new ApiBrowser()): Promise<SignedIn> {
  const who = await somebody();
  const { status, json } = await browser.post("/v1/client/sign_ins", { identifier: who.address, password: PASSWORD });
  if (status !== 200) throw new Error(`Nobody was signed in: ${JSON.stringify(json)}`);
  return { browser, sessionId: json.response.created_session_id, who };
}
