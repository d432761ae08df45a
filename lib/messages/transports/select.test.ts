import { describe, expect, it } from "vitest";
import { parseEnvironment, type Environment } from "@/lib/env";
import { selectTransports } from "@/lib/messages/transports/select";

const webhook = { SMS_WEBHOOK_URL: "https://hook.test/sms", SMS_WEBHOOK_SECRET: `whsec_${Buffer.alloc(24).toString("base64")}` };
const twilio = { TWILIO_ACCOUNT_SID: "AC1", TWILIO_AUTH_TOKEN: "token", SMS_FROM: "+15005550001" };

function names(variables: Record<string, string>): (string | null)[] {
  const { email, sms } = selectTransports(deployment(variables), 1);
  email?.close?.();
  return [email?.name ?? null, sms?.name ?? null];
}

function deployment(variables: Record<string, string>): Environment {
  const parsed = parseEnvironment(variables);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
  return parsed.env;
}

describe("selectTransports", () => {
  it("shows the messages of a development instance in the inbox", () => {
    expect(names({})).toEqual(["development_inbox", "development_inbox"]);
  });

  it("never does so in production", () => {
    expect(names({ PORTAL_URL: "https://accounts.acme.test" })).toEqual([null, null]);
  });

  it("uses what is described, channel by channel", () => {
    expect(names({ SMTP_URL: "smtp://mail.acme.test" })).toEqual(["smtp", "development_inbox"]);
    expect(names({ PORTAL_URL: "https://accounts.acme.test", SMTP_URL: "smtp://mail.acme.test", ...webhook })).toEqual(["smtp", "sms_webhook"]);
    expect(names({ ...webhook, ...twilio })).toEqual(["development_inbox", "twilio"]);
  });
});
