import { afterEach, describe, expect, it } from "vitest";
import { renderMessage } from "@/lib/messages/templates/render";
import { sampleBrand, sampleMessage, sampleOutgoing } from "@/lib/messages/testing/samples";
import { startSmtpMailbox, type SmtpMailbox } from "@/lib/messages/testing/smtp-mailbox";
import { parseSender, smtpTransport } from "@/lib/messages/transports/smtp";
import type { Transport } from "@/lib/messages/transports/transport";

const signal = () => AbortSignal.timeout(5000);
let mailbox: SmtpMailbox | undefined;
let transport: Transport | undefined;

async function connect(options: Parameters<typeof startSmtpMailbox>[0] = {}, from = "no-reply@acme.test"): Promise<Transport> {
  mailbox = await startSmtpMailbox(options);
  transport = smtpTransport({ url: mailbox.url, from, maxConnections: 2 });
  return transport;
}

function refusing(responseCode: number, words: string): Error {
  return Object.assign(new Error(words), { responseCode });
}

afterEach(async () => {
  transport?.close?.();
  await mailbox?.close();
});

describe("smtpTransport", () => {
  it("delivers text and HTML with both names", async () => {
    const content = renderMessage(sampleMessage("verification_code"), { channel: "email", locale: "ar", brand: sampleBrand, expiresAt: null });
    await (await connect()).send(sampleOutgoing({ ...content, locale: "ar" }), signal());
    const [received] = mailbox?.received ?? [];
    expect(received).toMatchObject({ from: "no-reply@acme.test", to: ["ada@example.com"] });
    expect(received?.mail.subject).toBe(content.subject);
    expect(received?.mail.text?.trim()).toBe(content.text.trim());
    expect(received?.mail.html).toContain('dir="rtl"');
    expect(received?.mail.from?.text).toBe('"Acme" <no-reply@acme.test>');
    expect(received?.mail.headers.get("auto-submitted")).toBe("auto-generated");
    expect(received?.mail.headers.get("content-language")).toBe("ar");
  });

  it("keeps one Message-ID over all attempts", async () => {
    const smtp = await connect();
    await smtp.send(sampleOutgoing(), signal());
    await smtp.send(sampleOutgoing(), signal());
    expect(new Set(mailbox?.received.map(({ mail }) => mail.messageId))).toEqual(new Set(["<msg_2yGzP9vQzq1Y8mJr4kT0aBcDeFg@acme.test>"]));
  });

  it("takes the sender's name from EMAIL_FROM when it has one", async () => {
    await (await connect({}, "Acme Accounts <hello@acme.test>")).send(sampleOutgoing(), signal());
    expect(mailbox?.received[0]?.mail.from?.value).toEqual([{ name: "Acme Accounts", address: "hello@acme.test" }]);
  });

  it("lets no header in through the subject or the portal's name", async () => {
    const evil = "Acme\r\nBcc: eve@evil.test\r\n\r\nbody";
    await (await connect()).send(sampleOutgoing({ subject: evil, portalName: evil }), signal());
    const [received] = mailbox?.received ?? [];
    expect(received?.to).toEqual(["ada@example.com"]);
    expect(received?.mail.headers.has("bcc")).toBe(false);
    expect(received?.mail.text?.trim()).toBe("123456");
  });

  it("writes to one address even when it looks like two", async () => {
    const smtp = await connect();
    await expect(smtp.send(sampleOutgoing({ to: "ada@example.com,eve@evil.test" }), signal())).rejects.toMatchObject({ permanent: true });
    expect(mailbox?.received).toHaveLength(0);
  });

  it("takes a 5xx answer for final, and repeats neither address nor words", async () => {
    const smtp = await connect({ onRcptTo: (address, _session, callback) => callback(refusing(550, `5.1.1 <${address.address}> unknown user`)) });
    await expect(smtp.send(sampleOutgoing(), signal())).rejects.toMatchObject({ name: "DeliveryError", permanent: true, reason: "smtp: 550 5.1.1", message: "smtp: 550 5.1.1" });
  });

  it("takes a 4xx answer for now", async () => {
    const smtp = await connect({ onRcptTo: (_address, _session, callback) => callback(refusing(451, "4.7.1 greylisted")) });
    await expect(smtp.send(sampleOutgoing(), signal())).rejects.toMatchObject({ permanent: false, reason: "smtp: 451 4.7.1" });
  });

  it("takes a refused sign-in for the operator's to mend", async () => {
    mailbox = await startSmtpMailbox({ authOptional: false, allowInsecureAuth: true, onAuth: (_auth, _session, callback) => callback(refusing(535, "5.7.8 no")) });
    transport = smtpTransport({ url: mailbox.url.replace("//", "//user:wrong@"), from: "a@acme.test", maxConnections: 1 });
    await expect(transport.send(sampleOutgoing(), signal())).rejects.toMatchObject({ permanent: false, reason: expect.stringMatching(/^smtp: (535|EAUTH)/) });
  });

  it("takes an absent server for now", async () => {
    const smtp = await connect();
    await mailbox?.close();
    await expect(smtp.send(sampleOutgoing(), signal())).rejects.toMatchObject({ permanent: false, reason: "smtp: ECONNREFUSED" });
  });

  it("does not send credentials to a distant server without TLS", async () => {
    // A name that is not loopback by its looks but leads to this machine.
    mailbox = await startSmtpMailbox({ allowInsecureAuth: true, onAuth: (_auth, _session, callback) => callback(null, { user: "user" }) });
    const distant = mailbox.url.replace("//127.0.0.1", "//user:secret@0.0.0.0");
    transport = smtpTransport({ url: distant, from: "a@acme.test", maxConnections: 1 });
    await expect(transport.send(sampleOutgoing(), signal())).rejects.toMatchObject({ permanent: false });
    expect(mailbox.received).toHaveLength(0);
    transport.close?.();
    transport = smtpTransport({ url: `${distant}?requireTLS=false`, from: "a@acme.test", maxConnections: 1 });
    await transport.send(sampleOutgoing(), signal());
    expect(mailbox.received).toHaveLength(1);
  });
});

describe("parseSender", () => {
  it.each([
    ["no-reply@acme.test", { name: null, address: "no-reply@acme.test" }],
    ["<no-reply@acme.test>", { name: null, address: "no-reply@acme.test" }],
    ["Acme <no-reply@acme.test>", { name: "Acme", address: "no-reply@acme.test" }],
    ['"Acme, Inc." <no-reply@acme.test>', { name: "Acme, Inc.", address: "no-reply@acme.test" }],
  ])("reads %s", (from, sender) => {
    expect(parseSender(from)).toEqual(sender);
  });
});
