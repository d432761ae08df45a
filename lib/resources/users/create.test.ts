import { describe, expect, it } from "vitest";
import { database } from "@/lib/db/client";
import { useTestDatabase } from "@/lib/db/testing";
import { codesOf, signedInPerson, systemContextFor, tally } from "@/lib/resources/testing";
import { createUser } from "./create";
import { userJson } from "./serializer";

useTestDatabase();

const bare = { skip_user_requirement: true, skip_password_requirement: true };

describe("createUser", () => {
  it("answers with a whole user whose first address and number are primary and verified", async () => {
    const user = await createUser(systemContextFor(), {
      ...bare,
      email_address: ["Ada@Example.TEST", "second@example.test"],
      phone_number: ["15551234567"],
      username: "Ada_L",
      first_name: "  Ada ",
      password: "correct horse battery staple",
      public_metadata: { plan: "gold" },
      private_metadata: { note: "hidden" },
    });
    expect(userJson.parse(user)).toEqual(user);
    expect(user).toMatchObject({ username: "Ada_L", first_name: "Ada", password_enabled: true, public_metadata: { plan: "gold" }, private_metadata: { note: "hidden" } });
    expect(user.email_addresses.map((each) => [each.email_address, each.verification?.status, each.verification?.strategy])).toEqual([
      ["ada@example.test", "verified", "admin"],
      ["second@example.test", "verified", "admin"],
    ]);
    expect(user.primary_email_address_id).toBe(user.email_addresses[0]?.id);
    expect(user.phone_numbers[0]?.phone_number).toBe("+15551234567");
    expect(user.primary_phone_number_id).toBe(user.phone_numbers[0]?.id);
    const events = await database().event.findMany({ where: { userId: user.id } });
    expect(events.map((event) => event.type)).toEqual(["user.created"]);
  });

  it.each([
    ["email_address", { email_address: ["taken@example.test"] }, { email_address: ["TAKEN@example.test"] }],
    ["phone_number", { phone_number: ["+4915123456789"] }, { phone_number: ["0049 151 23456789"] }],
    ["username", { username: "Taken_Name" }, { username: "taken_name" }],
    ["external_id", { external_id: "crm-1" }, { external_id: "crm-1" }],
  ])("of ten at once, one gets the %s and the others are told that it is taken", async (param_name, first, second) => {
    const attempts = Array.from({ length: 10 }, (_, index) => createUser(systemContextFor(), { ...bare, username: `racer_${param_name}_${index}`, ...(index % 2 ? first : second) }));
    const before = await database().user.count();
    const results = await Promise.allSettled(attempts);
    expect(results.filter((one) => one.status === "fulfilled")).toHaveLength(1);
    for (const one of results) if (one.status === "rejected") expect(one.reason.errors).toMatchObject([{ code: "form_identifier_exists", meta: { param_name } }]);
    expect(await database().user.count()).toBeLessThanOrEqual(before + 1);
  });

  it("names everything that the instance requires at once", async () => {
    const required = { username: { mode: "required" }, first_name: { mode: "required" } };
    await createUser(systemContextFor(), {}).then(
      () => expect.unreachable(),
      (error) => expect(error.errors.map((item: { meta: { param_name: string } }) => item.meta.param_name)).toEqual(["email_address", "password"]),
    );
    expect(await codesOf(createUser(systemContextFor({ settings: required }), {}))).toHaveLength(4);
  });

  it.each([
    [{ email_address: ["no address"] }, "form_param_format_invalid"],
    [{ phone_number: ["123"] }, "form_param_format_invalid"],
    [{ username: "12345" }, "form_username_needs_non_number_char"],
    [{ password: "short" }, "form_password_length_too_short"],
    [{ locale: "not a locale" }, "form_param_format_invalid"],
    [{ timezone: "Mars/Olympus" }, "form_param_value_invalid"],
    [{ first_name: "a\r\nBcc: x" }, "form_param_format_invalid"],
    [{ unsafe_metadata: { text: "x".repeat(9000) } }, "form_param_exceeds_allowed_size"],
  ])("refuses %j with %s", async (given, code) => {
    expect(await codesOf(createUser(systemContextFor(), { ...bare, email_address: ["refused@example.test"], ...given }))).toContain(code);
  });

  it("is not for people", async () => {
    const { ctx } = await signedInPerson("curious");
    expect(await tally([createUser(ctx, bare), createUser({ ...ctx, actor: { type: "anonymous" } }, bare)])).toEqual({ kept: 0, refused: ["authorization_invalid", "authentication_invalid"] });
  });
});
