import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { database } from "@/lib/db/client";
import { listInboxMessages } from "@/lib/messages/dev-inbox";
import { createMessageDispatcher, type DispatcherOptions } from "@/lib/messages/dispatcher";
import { setRunningDispatcher, type MessageDispatcher } from "@/lib/messages/dispatcher-handle";
import { enqueue, nudgeAfterCommit } from "@/lib/messages/enqueue";
import type { OutgoingMessage } from "@/lib/messages/content";
import type { Message } from "@/lib/messages/message";
import { claimDueMessages, deleteSettledMessages, markSent, outboxState } from "@/lib/messages/store";
import { useOutboxDatabase } from "@/lib/messages/testing/outbox-database";
import { sampleBrand, sampleOccurrence } from "@/lib/messages/testing/samples";
import { startSmtpMailbox } from "@/lib/messages/testing/smtp-mailbox";
import { developmentInbox } from "@/lib/messages/transports/development-inbox";
import { smtpTransport } from "@/lib/messages/transports/smtp";
import { DeliveryError, type Transport } from "@/lib/messages/transports/transport";
import { after, HOUR, MINUTE, SECOND } from "@/lib/time";

let dropDatabase: () => Promise<void>;
const running: MessageDispatcher[] = [];

beforeAll(async () => {
  dropDatabase = await useOutboxDatabase();
});
afterAll(() => dropDatabase());
beforeEach(() => database().outboxMessage.deleteMany());
afterEach(async () => {
  await Promise.all(running.splice(0).map((dispatcher) => dispatcher.stop()));
  setRunningDispatcher(undefined);
});

function codeTo(to: string, expiresAt: Date = after(new Date(), 10 * MINUTE)): Message {
  return { channel: "email", slug: "verification_code", to, locale: "en", data: { code: "123456", requested: sampleOccurrence }, user_id: "user_1", identification_id: "idn_1", expires_at: expiresAt };
}

function queue(message: Message): Promise<string> {
  return database().$transaction((tx) => enqueue(tx, message));
}

function recorder(send: (message: OutgoingMessage) => Promise<void> = async () => undefined): Transport & { sent: OutgoingMessage[] } {
  const sent: OutgoingMessage[] = [];
  return {
    name: "recorder",
    sent,
    async send(message) {
      await send(message);
      sent.push(message);
    },
  };
}

function start(email: Transport | null, overrides: Partial<DispatcherOptions> = {}): MessageDispatcher {
  const dispatcher = createMessageDispatcher({ transports: { email, sms: null }, brand: async () => sampleBrand, concurrency: 4, pollIntervalMs: 20, timeoutMs: 2 * SECOND, leaseMs: 5 * SECOND, ...overrides });
  running.push(dispatcher);
  return dispatcher;
}

async function settled(id: string, status: "sent" | "failed" | "queued") {
  return vi.waitFor(
    async () => {
      const row = await database().outboxMessage.findUniqueOrThrow({ where: { id } });
      expect(row).toMatchObject({ status });
      return row;
    },
    { timeout: 5 * SECOND, interval: 20 },
  );
}

describe("enqueue", () => {
  it("belongs to the caller's transaction", async () => {
    const undone = database().$transaction(async (tx) => {
      await enqueue(tx, codeTo("ada@example.com"));
      throw new Error("undo");
    });
    await expect(undone).rejects.toThrow("undo");
    expect(await database().outboxMessage.count()).toBe(0);
  });

  it("seals what the message says", async () => {
    const id = await queue(codeTo("ada@example.com"));
    const row = await database().outboxMessage.findUniqueOrThrow({ where: { id } });
    expect(row).toMatchObject({ status: "queued", attempts: 0, toAddress: "ada@example.com", userId: "user_1", identificationId: "idn_1" });
    expect(JSON.stringify(row)).not.toContain("123456");
  });

  it("refuses two addresses, and links that lead elsewhere", async () => {
    await expect(queue(codeTo("ada@example.com,eve@evil.test"))).rejects.toThrow(TypeError);
    const data = { link: "https://evil.test/verify?token=1", requested: sampleOccurrence };
    const poisoned: Message = { channel: "email", slug: "magic_link_sign_in", to: "ada@example.com", locale: "en", data, expires_at: new Date() };
    await expect(queue(poisoned)).rejects.toThrow("PORTAL_URL");
    expect(await database().outboxMessage.count()).toBe(0);
  });

  it("wakes the dispatcher after the commit, and only when something was queued", async () => {
    const nudge = vi.fn();
    setRunningDispatcher({ nudge, stop: async () => undefined });
    await database().$transaction(async (tx) => nudgeAfterCommit(tx));
    expect(nudge).not.toHaveBeenCalled();
    await database().$transaction(async (tx) => {
      await enqueue(tx, codeTo("ada@example.com"));
      nudgeAfterCommit(tx);
    });
    expect(nudge).toHaveBeenCalledOnce();
  });
});

describe("a dispatcher", () => {
  it("delivers through a real mail server, erases the content and masks the address", async () => {
    const mailbox = await startSmtpMailbox();
    start(smtpTransport({ url: mailbox.url, from: "no-reply@acme.test", maxConnections: 2 }));
    const row = await settled(await queue(codeTo("ada@example.com")), "sent");
    expect(mailbox.received.map(({ to, mail }) => [to, mail.subject])).toEqual([[["ada@example.com"], "123 456 is your Acme code"]]);
    expect(row).toMatchObject({ sealedPayload: null, toAddress: "a***@example.com", attempts: 1, lastError: null, leasedUntil: null });
    expect(row.sentAt).toBeInstanceOf(Date);
    // The server waits for the kept connections, which the dispatcher closes.
    await running.pop()?.stop();
    await mailbox.close();
  });

  it("leaves at once when nudged, however long the poll", async () => {
    const transport = recorder();
    const dispatcher = start(transport, { pollIntervalMs: HOUR });
    await new Promise((resolve) => setTimeout(resolve, 100));
    const id = await queue(codeTo("ada@example.com"));
    dispatcher.nudge();
    await settled(id, "sent");
  });

  it("tries again after a passing failure, later and later", async () => {
    let failures = 1;
    const transport = recorder(async () => {
      if (failures-- > 0) throw new DeliveryError("smtp: 451", { permanent: false });
    });
    start(transport);
    const id = await queue(codeTo("ada@example.com"));
    const waiting = await vi.waitFor(async () => {
      const row = await database().outboxMessage.findUniqueOrThrow({ where: { id } });
      expect(row.lastError).toBe("smtp: 451");
      return row;
    });
    expect(waiting).toMatchObject({ status: "queued", attempts: 1, toAddress: "ada@example.com" });
    expect(waiting.sealedPayload).not.toBeNull();
    const delayMs = waiting.nextAttemptAt.getTime() - Date.now();
    expect(delayMs).toBeGreaterThan(0);
    expect(delayMs).toBeLessThanOrEqual(2 * SECOND);
    expect(await settled(id, "sent")).toMatchObject({ attempts: 2 });
  });

  it("gives up visibly after a final failure", async () => {
    start(recorder(() => Promise.reject(new DeliveryError("smtp: 550 5.1.1", { permanent: true }))));
    const row = await settled(await queue(codeTo("ada@example.com")), "failed");
    expect(row).toMatchObject({ attempts: 1, lastError: "smtp: 550 5.1.1", sealedPayload: null, toAddress: "a***@example.com", sentAt: null });
    expect(row.failedAt).toBeInstanceOf(Date);
  });

  it("does not send a code that has expired", async () => {
    const transport = recorder();
    start(transport);
    expect(await settled(await queue(codeTo("ada@example.com", new Date(Date.now() - SECOND))), "failed")).toMatchObject({ lastError: "expired" });
    expect(transport.sent).toHaveLength(0);
  });

  it("fails visibly without a transport, and does not fall back to the inbox", async () => {
    start(null);
    expect(await settled(await queue(codeTo("ada@example.com")), "failed")).toMatchObject({ lastError: "no transport for email", sealedPayload: null });
    expect(await listInboxMessages()).toEqual([]);
  });

  it("fails visibly when the payload can't be opened", async () => {
    const id = await queue(codeTo("ada@example.com"));
    await database().outboxMessage.update({ where: { id }, data: { slug: "password_changed" } });
    start(recorder());
    expect(await settled(id, "failed")).toMatchObject({ lastError: "payload unreadable" });
  });

  it("does not let a transport that hangs hold its place", async () => {
    let hanging = true;
    const transport = recorder(() => (hanging ? new Promise<void>(() => undefined) : Promise.resolve()));
    start(transport, { timeoutMs: 50, concurrency: 1 });
    const first = await queue(codeTo("ada@example.com"));
    await vi.waitFor(async () => expect(await database().outboxMessage.findUniqueOrThrow({ where: { id: first } })).toMatchObject({ status: "queued", lastError: "timed out" }));
    hanging = false;
    await settled(await queue(codeTo("bob@example.com")), "sent");
  });

  it("sends at most as many at one time as allowed, and everything in the end", async () => {
    let now = 0;
    let most = 0;
    const transport = recorder(async () => {
      most = Math.max(most, ++now);
      await new Promise((resolve) => setTimeout(resolve, 10));
      now -= 1;
    });
    const ids: string[] = [];
    for (let index = 0; index < 30; index++) ids.push(await queue(codeTo(`user${index}@example.com`)));
    start(transport, { concurrency: 4, pollIntervalMs: HOUR });
    await Promise.all(ids.map((id) => settled(id, "sent")));
    expect(most).toBe(4);
    expect(transport.sent).toHaveLength(30);
  });

  it("finishes what it is sending before it stops", async () => {
    const transport = recorder(() => new Promise((resolve) => setTimeout(resolve, 200)));
    const dispatcher = start(transport);
    const id = await queue(codeTo("ada@example.com"));
    await vi.waitFor(async () => expect((await database().outboxMessage.findUniqueOrThrow({ where: { id } })).status).toBe("sending"));
    await dispatcher.stop();
    expect(await database().outboxMessage.findUniqueOrThrow({ where: { id } })).toMatchObject({ status: "sent" });
  });
});

describe("several portals on one database", () => {
  it("send every message exactly once between them", async () => {
    const transport = recorder();
    const ids = await Promise.all(Array.from({ length: 40 }, (_, index) => queue(codeTo(`user${index}@example.com`))));
    for (let portal = 0; portal < 4; portal++) start(transport);
    await Promise.all(ids.map((id) => settled(id, "sent")));
    expect(transport.sent.map(({ id }) => id).sort()).toEqual([...ids].sort());
  });

  it("take over from one that died while sending, once its lease is over", async () => {
    const id = await queue(codeTo("ada@example.com"));
    expect(await claimDueMessages(10, 300)).toMatchObject([{ id, attempts: 1 }]);
    expect(await claimDueMessages(10, 300)).toEqual([]);
    const transport = recorder();
    start(transport);
    expect(await settled(id, "sent")).toMatchObject({ attempts: 2 });
    expect(transport.sent).toHaveLength(1);
  });

  it("don't let one whose lease is over write the outcome", async () => {
    const id = await queue(codeTo("ada@example.com"));
    const [late] = await claimDueMessages(1, 1);
    await new Promise((resolve) => setTimeout(resolve, 20));
    await claimDueMessages(1, HOUR);
    if (late) await markSent(late, "masked");
    expect(await database().outboxMessage.findUniqueOrThrow({ where: { id } })).toMatchObject({ status: "sending", toAddress: "ada@example.com" });
  });
});

describe("the development inbox", () => {
  it("shows what would have been sent, newest first, and filters by address", async () => {
    start(developmentInbox());
    const ids = [await queue(codeTo("ada@example.com")), await queue(codeTo("bob@example.com"))];
    await Promise.all(ids.map((id) => settled(id, "sent")));
    const messages = await listInboxMessages();
    expect(messages.map(({ to }) => to)).toEqual(["bob@example.com", "ada@example.com"]);
    expect(messages[1]).toMatchObject({ id: ids[0], channel: "email", slug: "verification_code", subject: "123 456 is your Acme code", code: "123456", link: null });
    for (const to of ["ada@example.com", " Ada@Example.COM "]) expect(await listInboxMessages({ to })).toMatchObject([{ id: ids[0] }]);
    expect(await listInboxMessages({ to: "a%" })).toEqual([]);
  });

  it("finds a number whose plus sign became a space in a query string", async () => {
    start(null, { transports: { email: null, sms: developmentInbox() } });
    const message: Message = { channel: "sms", slug: "verification_code", to: "+15005550006", locale: "en", data: { code: "654321", requested: sampleOccurrence }, expires_at: after(new Date(), MINUTE) };
    const id = await queue(message);
    await settled(id, "sent");
    expect(await listInboxMessages({ to: " 15005550006" })).toMatchObject([{ id, channel: "sms", code: "654321", html: null }]);
  });

  it("keeps one of a message that comes twice", async () => {
    const inbox = developmentInbox();
    const [message] = await listInboxMessages({ to: "ada@example.com" });
    if (!message) throw new Error("the inbox is empty");
    const again = { ...message, slug: "verification_code", channel: "email", locale: "en", userId: null, identificationId: null, portalName: "Acme", createdAt: new Date(message.created_at) } as const;
    await inbox.send(again, AbortSignal.timeout(SECOND));
    expect((await listInboxMessages()).filter(({ id }) => id === message.id)).toHaveLength(1);
  });
});

describe("the outbox's books", () => {
  it("count what waits and what failed", async () => {
    start(recorder(({ to }) => (to.startsWith("bad") ? Promise.reject(new DeliveryError("no", { permanent: true })) : Promise.resolve())));
    await settled(await queue(codeTo("bad@example.com")), "failed");
    await settled(await queue(codeTo("ada@example.com")), "sent");
    await running.pop()?.stop();
    const id = await queue(codeTo("eve@example.com"));
    await database().outboxMessage.update({ where: { id }, data: { createdAt: new Date(Date.now() - MINUTE) } });
    const state = await outboxState();
    expect(state).toMatchObject({ queued: 1, sending: 0, failed: 1 });
    expect(state.oldestQueuedAgeSeconds).toBeGreaterThan(59);
    expect(state.oldestQueuedAgeSeconds).toBeLessThan(90);
  });

  it("forget only what is settled and old", async () => {
    start(recorder());
    const old = await queue(codeTo("old@example.com"));
    const recent = await queue(codeTo("new@example.com"));
    await Promise.all([settled(old, "sent"), settled(recent, "sent")]);
    await running.pop()?.stop();
    const waiting = await queue(codeTo("waiting@example.com"));
    await database().outboxMessage.updateMany({ where: { id: { in: [old, waiting] } }, data: { nextAttemptAt: new Date(Date.now() - 2 * HOUR) } });
    expect(await deleteSettledMessages(HOUR, 100)).toBe(1);
    const left = await database().outboxMessage.findMany({ select: { id: true } });
    expect(left.map(({ id }) => id).sort()).toEqual([recent, waiting].sort());
  });
});
