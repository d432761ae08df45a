import { createSignUp } from "@/lib/flows/sign-up/create";
import { TestBrowser } from "@/lib/flows/testing";

/** Settings under which only what a test is about can refuse. */
export const UNLIMITED = { attack_protection: { rate_limits: { enabled: false } } };
export const PASSWORD = "a quiet harbour at dawn 7";

let count = 0;

export type Somebody = { address: string; username: string; userId: string; browser: TestBrowser };

/** Somebody who has signed up with an address, a username and a password, and is signed in on `browser`. */
export async function somebody(): Promise<Somebody> {
  count += 1;
  const [address, username] = [`somebody${count}@example.test`, `somebody_${count}`];
  const browser = new TestBrowser({ ...UNLIMITED, email_address: { verify_at_sign_up: false } });
  const { created_user_id: userId } = await createSignUp(await browser.context(), { email_address: address, username, password: PASSWORD });
  if (userId === null) throw new Error("Nobody was signed up.");
  return { address, username, userId, browser };
}
