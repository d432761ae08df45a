import { SEED_PASSWORD, seededAddress } from "@/scripts/seed/people";

/** Somebody who is signed in: their browser's cookie, their session and their address. */
export type Person = { cookie: string; sessionId: string; address: string };

/** Far from its neighbours of the last request, so that no page of the database stays warm by being next. */
const STRIDE = 7_919;

export const USER_AGENT = "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36";

/** Goes through all seeded people, each once, then again. */
export function everybody(users: number): () => string {
  // A stride that shares no divisor with the number of people visits all of them.
  const stride = users % STRIDE === 0 ? STRIDE + 1 : STRIDE;
  let turn = 0;
  return () => seededAddress((turn++ * stride) % users);
}

/** The form of a sign-in with a password. */
export function signInForm(address: string): string {
  return new URLSearchParams({ identifier: address, password: SEED_PASSWORD }).toString();
}

/** Sign people in through the API, as an app does, one after the other. */
export async function signIn(origin: string, count: number, next: () => string): Promise<Person[]> {
  const people: Person[] = [];
  while (people.length < count) people.push(await signInOne(origin, next()));
  return people;
}

async function signInOne(origin: string, address: string): Promise<Person> {
  const response = await fetch(`${origin}/v1/client/sign_ins`, {
    method: "POST",
    headers: { origin, "user-agent": USER_AGENT, "content-type": "application/x-www-form-urlencoded" },
    body: signInForm(address),
  });
  const cookie = response.headers.getSetCookie().find((each) => each.startsWith("__client="))?.split(";")[0];
  const text = await response.text();
  if (!response.ok || cookie === undefined) throw new Error(`Signing in was answered with ${response.status}: ${text.slice(0, 500)}`);
  const { response: done } = JSON.parse(text) as { response: { created_session_id: string } };
  return { cookie, sessionId: done.created_session_id, address };
}
