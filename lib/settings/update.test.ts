import { beforeAll, describe, expect, it } from "vitest";
import { database } from "@/lib/db/client";
import { useTestDatabase } from "@/lib/db/testing";
import { codesOf, signedInPerson, systemContextFor } from "@/lib/resources/testing";
import { readSettings } from "./store";
import { updateSettings } from "./update";

useTestDatabase();

beforeAll(async () => {
  await database().instance.create({ data: { id: "ins_test", encryptionKeyCheck: "" } });
});

describe("updateSettings", () => {
  it("changes what is given, deeply, and is seen at once", async () => {
    const changed = await updateSettings(systemContextFor(), { settings: { application: { name: "Acme" }, attack_protection: { user_lockout: { max_attempts: 7 } }, allowed_origins: ["https://app.test"] } });
    expect(changed.application).toMatchObject({ name: "Acme", home_url: null });
    expect(changed.attack_protection.user_lockout).toMatchObject({ enabled: true, max_attempts: 7 });
    expect(await readSettings()).toEqual(changed);
    const event = await database().event.findFirstOrThrow({ where: { type: "settings.updated" } });
    expect(event.data).toEqual({ changed: ["application.name", "attack_protection.user_lockout.max_attempts", "allowed_origins"] });
  });

  it("keeps both of two changes that meet", async () => {
    await Promise.all([updateSettings(systemContextFor(), { settings: { password: { min_length: 12 } } }), updateSettings(systemContextFor(), { settings: { password: { min_strength: 2 } } })]);
    expect((await readSettings()).password).toMatchObject({ min_length: 12, min_strength: 2 });
  });

  it.each([
    [{ aplication: { name: "x" } }, "form_param_unknown"],
    [{ application: { nmae: "x" } }, "form_param_unknown"],
    [{ application: { name: "" } }, "form_param_nil"],
    [{ password: { min_length: 4 } }, "form_param_value_invalid"],
    [{ password: "strong" }, "form_param_type_invalid"],
    [{ allowed_origins: ["javascript:alert(1)"] }, "form_param_format_invalid"],
    [{ __proto__: { x: 1 }, constructor: { x: 1 } }, "form_param_unknown"],
  ])("refuses %j as a whole with %s", async (settings, code) => {
    const before = await readSettings();
    expect(await codesOf(updateSettings(systemContextFor(), { settings: { ...settings, appearance: { radius_px: 3 } } }))).toContain(code);
    expect(await readSettings()).toEqual(before);
  });

  it("is for administrators", async () => {
    const { ctx } = await signedInPerson("meddler");
    expect(await codesOf(updateSettings(ctx, { settings: {} }))).toEqual(["authorization_invalid"]);
  });
});
