import { describe, expect, it } from "vitest";
import { settingsSchema } from "./schema";

describe("settings of a fresh instance", () => {
  const fresh = settingsSchema.parse({});

  it("have every identifier on and ask only for an email address and a password", () => {
    const modes = [fresh.email_address, fresh.password, fresh.phone_number, fresh.username, fresh.first_name, fresh.last_name].map((part) => part.mode);
    expect(modes).toEqual(["required", "required", "optional", "optional", "optional", "optional"]);
  });

  it("are stored as they are and read back the same", () => {
    expect(settingsSchema.parse(JSON.parse(JSON.stringify(fresh)))).toEqual(fresh);
  });

  it("refuse an origin that has a path", () => {
    expect(settingsSchema.safeParse({ allowed_origins: ["https://app.test/path"] }).success).toBe(false);
    expect(settingsSchema.safeParse({ allowed_origins: ["https://app.test"] }).success).toBe(true);
  });
});
