import { createHmac, randomBytes } from "node:crypto";
import { afterEach, describe, expect, it } from "vitest";
import { startHttpReceiver, type Answer } from "@/lib/messages/testing/http-receiver";
import { sampleOutgoing } from "@/lib/messages/testing/samples";
import { smsWebhookTransport } from "@/lib/messages/transports/sms-webhook";
import { twilioTransport } from "@/lib/messages/transports/twilio";

type Receiver = Awaited<ReturnType<typeof startHttpReceiver>>;

const message = sampleOutgoing({ channel: "sms", to: "+15005550006", html: null, text: "123456 is your Acme code." });
const signal = () => AbortSignal.timeout(2000);
const receivers: Receiver[] = [];

async function receiver(answer: Answer | (() => Promise<Answer>)): Promise<Receiver> {
  const started = await startHttpReceiver(() => (typeof answer === "function" ? answer() : answer));
  receivers.push(started);
  return started;
}

afterEach(async () => {
  await Promise.all(receivers.splice(0).map((started) => started.close()));
});

describe("twilioTransport", () => {
  const twilio = (apiOrigin: string, from = "+15005550001") => twilioTransport({ accountSid: "AC123", authToken: "secret", from, apiOrigin });

  it("posts the form that Twilio documents", async () => {
    const api = await receiver({ status: 201, body: "{}" });
    await twilio(api.origin).send(message, signal());
    const [request] = api.received;
    expect(request).toMatchObject({ method: "POST", path: "/2010-04-01/Accounts/AC123/Messages.json" });
    expect(request?.headers.authorization).toBe(`Basic ${Buffer.from("AC123:secret").toString("base64")}`);
    expect(request?.headers["content-type"]).toBe("application/x-www-form-urlencoded");
    expect(Object.fromEntries(new URLSearchParams(request?.body))).toEqual({ To: "+15005550006", From: "+15005550001", Body: "123456 is your Acme code." });
  });

  it("uses a messaging service when that is the sender", async () => {
    const api = await receiver({ status: 201, body: "{}" });
    await twilio(api.origin, "MG123").send(message, signal());
    const form = new URLSearchParams(api.received[0]?.body);
    expect([form.get("MessagingServiceSid"), form.get("From")]).toEqual(["MG123", null]);
  });

  it("takes a 400 for final and keeps Twilio's number for it, not its words", async () => {
    const api = await receiver({ status: 400, body: JSON.stringify({ code: 21211, message: "The 'To' number +15005550006 is not valid" }) });
    await expect(twilio(api.origin).send(message, signal())).rejects.toMatchObject({ permanent: true, reason: "twilio: HTTP 400 (21211)" });
  });

  it.each([401, 403, 404, 500, 503])("tries again after %d", async (status) => {
    const api = await receiver({ status });
    await expect(twilio(api.origin).send(message, signal())).rejects.toMatchObject({ permanent: false, reason: `twilio: HTTP ${status}` });
  });

  it("waits as long as a 429 asks", async () => {
    const api = await receiver({ status: 429, headers: { "retry-after": "7" } });
    await expect(twilio(api.origin).send(message, signal())).rejects.toMatchObject({ permanent: false, retryAfterMs: 7000 });
  });

  it("does not follow a redirect with its credentials", async () => {
    const elsewhere = await receiver({ status: 201 });
    const api = await receiver({ status: 307, headers: { location: elsewhere.origin } });
    await expect(twilio(api.origin).send(message, signal())).rejects.toMatchObject({ permanent: false, reason: "twilio: HTTP 307" });
    expect(elsewhere.received).toHaveLength(0);
  });

  it("ends with its signal", async () => {
    const api = await receiver(() => new Promise<Answer>(() => undefined));
    await expect(twilio(api.origin).send(message, AbortSignal.timeout(50))).rejects.toMatchObject({ permanent: false, reason: "twilio: timed out" });
  });

  it("takes an absent server for now", async () => {
    const api = await receiver({ status: 201 });
    await api.close();
    await expect(twilio(api.origin).send(message, signal())).rejects.toMatchObject({ permanent: false, reason: "twilio: ECONNREFUSED" });
  });
});

describe("smsWebhookTransport", () => {
  const key = randomBytes(32);
  const secret = `whsec_${key.toString("base64")}`;

  it("signs exactly what it sends", async () => {
    const hook = await receiver({ status: 204 });
    await smsWebhookTransport({ url: `${hook.origin}/sms?tenant=1`, secret, from: "Acme" }).send(message, signal());
    const [request] = hook.received;
    const [id, timestamp] = [request?.headers["webhook-id"], request?.headers["webhook-timestamp"]];
    expect(id).toBe(message.id);
    expect(Math.abs(Number(timestamp) - Date.now() / 1000)).toBeLessThan(5);
    const expected = createHmac("sha256", key).update(`${String(id)}.${String(timestamp)}.${request?.body ?? ""}`).digest("base64");
    expect(request?.headers["webhook-signature"]).toBe(`v1,${expected}`);
    expect(request?.path).toBe("/sms?tenant=1");
  });

  it("sends an sms.created event that asks the receiver to deliver", async () => {
    const hook = await receiver({ status: 200 });
    await smsWebhookTransport({ url: hook.origin, secret, from: null }).send(message, signal());
    expect(JSON.parse(hook.received[0]?.body ?? "")).toMatchObject({
      object: "event",
      type: "sms.created",
      data: {
        object: "sms_message",
        id: message.id,
        slug: "verification_code",
        from_phone_number: null,
        to_phone_number: "+15005550006",
        phone_number_id: "idn_1",
        user_id: "user_1",
        message: "123456 is your Acme code.",
        data: { otp_code: "123456" },
        delivered_by_clerk: false,
      },
    });
  });

  it("takes a 422 for final and a 500 for now", async () => {
    const hook = await receiver({ status: 422 });
    await expect(smsWebhookTransport({ url: hook.origin, secret, from: null }).send(message, signal())).rejects.toMatchObject({ permanent: true });
    const broken = await receiver({ status: 500 });
    await expect(smsWebhookTransport({ url: broken.origin, secret, from: null }).send(message, signal())).rejects.toMatchObject({ permanent: false });
  });

  it.each(["whsec_short", "whsec_", "not base64 at all but long enough to be a key", `whsec_${randomBytes(65).toString("base64")}`])("refuses the secret %j", (bad) => {
    expect(() => smsWebhookTransport({ url: "https://hook.test", secret: bad, from: null })).toThrow(/SMS_WEBHOOK_SECRET/);
  });
});
