import { createHash } from "node:crypto";
import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { describe, expect, it } from "vitest";
import { ApiError } from "@/lib/errors";
import { settingsSchema } from "@/lib/settings/schema";
import { assertPasswordAcceptable } from "./assess";
import type { PasswordRules } from "./policy";

type More = Omit<Parameters<typeof assertPasswordAcceptable>[1], "settings" | "identifiers"> & { identifiers?: string[] };

async function refusal(password: string, rules: Partial<PasswordRules> = {}, more: More = {}): Promise<ApiError | undefined> {
  try {
    await assertPasswordAcceptable(password, { settings: settingsSchema.parse({ password: rules }), identifiers: [], ...more });
    return undefined;
  } catch (thrown) {
    if (thrown instanceof ApiError) return thrown;
    throw thrown;
  }
}

const codesOf = (error: ApiError | undefined) => error?.errors.map((item) => item.code) ?? [];

describe("assertPasswordAcceptable", () => {
  it("lets a good password through", async () => {
    expect(await refusal("turquoise gatepost 41", { min_strength: 4 })).toBeUndefined();
  });

  it("says everything at once, with the parameter's name", async () => {
    const error = await refusal("password", { min_strength: 3, require_numbers: true }, { param: "new_password", identifiers: ["Password"] });
    expect(error?.status).toBe(422);
    expect(codesOf(error)).toEqual(["form_password_no_number", "form_password_matches_identifier", "form_password_not_strong_enough", "form_password_pwned"]);
    expect(error?.errors.map((item) => item.meta.param_name)).toEqual(Array(4).fill("new_password"));
    expect(error?.errors[2]?.meta.zxcvbn).toEqual({ suggestions: [{ code: "anotherWord", message: expect.any(String) }] });
  });

  it("names `password` when nothing else is said", async () => {
    expect((await refusal("qwertyuiop"))?.errors).toMatchObject([{ code: "form_password_pwned", meta: { param_name: "password" } }]);
  });

  it("leaves the offline list out where the operator does", async () => {
    expect(await refusal("qwertyuiop", { breach_check_offline: false })).toBeUndefined();
  });

  it("refuses a password of the wrong length for its length only", async () => {
    expect(codesOf(await refusal("123456", { min_length: 8 }))).toEqual(["form_password_length_too_short"]);
    expect(codesOf(await refusal("a".repeat(1_000_000), { min_strength: 4 }))).toEqual(["form_password_size_in_bytes_exceeded"]);
  });

  it("asks the range service only where the operator allows it, and only when it could tell something new", async () => {
    const asked: (string | undefined)[] = [];
    const server = createServer((request, response) => {
      asked.push(request.url);
      response.end(`${createHash("sha1").update("granite pelican 77").digest("hex").slice(5)}:2\r\n`);
    }).listen(0, "127.0.0.1");
    await once(server, "listening");
    const rangeService = { origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}` };
    try {
      await refusal("turquoise gatepost 41", {}, { rangeService });
      await refusal("qwertyuiop", { breach_check_online: true }, { rangeService });
      await refusal("short", { breach_check_online: true }, { rangeService });
      expect(asked).toEqual([]);
      expect(await refusal("turquoise gatepost 41", { breach_check_online: true }, { rangeService })).toBeUndefined();
      expect(asked).toHaveLength(1);
      expect(codesOf(await refusal("granite pelican 77", { breach_check_online: true }, { rangeService }))).toEqual(["form_password_pwned"]);
    } finally {
      server.closeAllConnections();
      server.close();
    }
  });
});
