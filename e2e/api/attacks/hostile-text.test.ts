import { describe, expect, it } from "vitest";
import { useTestDatabase } from "@/lib/db/testing";
import { ApiError } from "@/lib/errors";
import { createSignIn } from "@/lib/flows/sign-in/create";
import { createSignUp } from "@/lib/flows/sign-up/create";
import { TestBrowser } from "@/lib/flows/testing";
import { createEmailAddress } from "@/lib/resources/email-addresses/create";
import { createPhoneNumber } from "@/lib/resources/phone-numbers/create";
import { updateUser } from "@/lib/resources/users/update";
import { PASSWORD, somebody, UNLIMITED } from "./somebody";

useTestDatabase();

/** Text that a database, a header or a parser may choke on. */
const HOSTILE = {
  "a NUL": "a\u0000b",
  "a NUL in an address": "a\u0000b@example.test",
  "half of a surrogate pair": "a\ud800b",
  "line breaks and a header": "a@example.test\r\nBcc: mallory@example.test",
  "two addresses": "a@example.test,b@example.test",
  "a look-alike of @": "a＠example.test",
  "invisible characters": "a\u200b\u202e@example.test",
  "markup": "<script>alert(1)</script>@example.test",
  "a template": "${7*7}{{7*7}}%s%n",
  "a query": "' OR 1=1; DROP TABLE users; --",
  "a great many characters": "a".repeat(100_000),
  "what a slow pattern dislikes": `${"a".repeat(300)}!${".a".repeat(300)}@`,
} as const;

/** The refusal, or null when it was accepted. Anything but a refusal is a fault of ours. */
async function refusalOf(attempt: () => Promise<unknown>): Promise<ApiError | null> {
  try {
    await attempt();
    return null;
  } catch (error) {
    if (error instanceof ApiError) return error;
    throw error;
  }
}

describe.each(Object.entries(HOSTILE))("%s", { timeout: 60_000 }, (_name, text) => {
  it("is refused as the name of an account, and quickly", async () => {
    const startedAt = performance.now();
    const refusal = await refusalOf(async () => createSignIn(await new TestBrowser(UNLIMITED).context(), { identifier: text, password: PASSWORD }));
    expect(refusal?.status).toBe(422);
    expect(performance.now() - startedAt).toBeLessThan(5_000);
  });

  it("is refused as an address, a number and a username of a new account", async () => {
    for (const field of ["email_address", "phone_number", "username"] as const) {
      const given = { email_address: "somebody@example.test", [field]: text };
      const refusal = await refusalOf(async () => createSignUp(await new TestBrowser(UNLIMITED).context(), given));
      expect([field, refusal?.status]).toEqual([field, 422]);
    }
  });

  it("breaks nothing on the account page", async () => {
    const { userId: user_id, browser } = await somebody();
    for (const attempt of [
      async () => createEmailAddress(await browser.context(), { user_id, email_address: text }),
      async () => createPhoneNumber(await browser.context(), { user_id, phone_number: text }),
      async () => updateUser(await browser.context(), { user_id, first_name: text }),
      async () => updateUser(await browser.context(), { user_id, unsafe_metadata: { [text]: [text] } }),
      async () => createSignIn(await new TestBrowser(UNLIMITED).context(), { identifier: "nobody@example.test", redirect_url: text, locale: text, timezone: text }),
    ]) {
      const refusal = await refusalOf(attempt);
      expect(refusal?.status ?? 422).toBe(422);
    }
  });
});

describe("metadata as deep as a request can hold", () => {
  it.each([100, 3_000, 15_000])("%d levels", async (levels) => {
    const { userId: user_id, browser } = await somebody();
    const deep: unknown = JSON.parse(`${"[".repeat(levels)}${"]".repeat(levels)}`);
    const refusal = await refusalOf(async () => updateUser(await browser.context(), { user_id, unsafe_metadata: { deep: deep as [] } }));
    expect(refusal?.status ?? 422).toBe(422);
  });
});
