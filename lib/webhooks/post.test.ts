import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, describe, expect, it } from "vitest";
import { startHttpReceiver, type Answer } from "@/lib/messages/testing/http-receiver";
import { post } from "./post";

const open: { close(): unknown }[] = [];
afterEach(() => Promise.all(open.splice(0).map((each) => each.close())));

async function receiver(answer: Answer) {
  const started = await startHttpReceiver(() => answer);
  open.push(started);
  return started;
}

const sent = { headers: { "content-type": "application/json" }, body: '{"name":"Zoë"}' };
const soon = () => AbortSignal.timeout(5_000);
const failureOf = (promise: Promise<unknown>) => promise.then(() => "answered", (error: Error) => error.message);

describe("post", () => {
  it("sends the bytes as they are, and reads the beginning of the answer as one line", async () => {
    const { origin, received } = await receiver({ status: 201, body: `one\r\n\u0000two\u202e ${"x".repeat(9_000)}` });
    const answer = await post({ url: `${origin}/hook?a=1`, ...sent, signal: soon() });
    expect(answer).toEqual({ status: 201, excerpt: `one two ${"x".repeat(492)}` });
    expect(received).toMatchObject([{ method: "POST", path: "/hook?a=1", body: sent.body, headers: { "content-length": "15", host: new URL(origin).host } }]);
  });

  it("follows no redirect", async () => {
    const target = await receiver({ status: 200 });
    const { origin } = await receiver({ status: 307, headers: { location: target.origin } });
    expect((await post({ url: origin, ...sent, signal: soon() })).status).toBe(307);
    expect(target.received).toEqual([]);
  });

  it("gives up on who does not answer in time", async () => {
    const server = createServer(() => {});
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    open.push({ close: () => (server.closeAllConnections(), server.close()) });
    expect(await failureOf(post({ url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, ...sent, signal: AbortSignal.timeout(100) }))).toBe("timed out");
  });

  it("gives up on a name server that does not answer in time", async () => {
    expect(await failureOf(post({ url: "https://hook.test", ...sent, signal: AbortSignal.timeout(100), resolve: () => new Promise(() => {}) }))).toBe("timed out");
  });

  it("takes a status for an answer when the body never ends", async () => {
    const server = createServer((_request, response) => void response.writeHead(200).write("taken"));
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    open.push({ close: () => (server.closeAllConnections(), server.close()) });
    const { port } = server.address() as AddressInfo;
    expect(await post({ url: `http://127.0.0.1:${port}`, ...sent, signal: AbortSignal.timeout(300) })).toEqual({ status: 200, excerpt: "taken" });
  });

  it("says in a word why nobody answers", async () => {
    const { origin, close } = await receiver({ status: 200 });
    await close();
    expect(await failureOf(post({ url: origin, ...sent, signal: soon() }))).toBe("ECONNREFUSED");
    expect(await failureOf(post({ url: "https://nobody.invalid", ...sent, signal: soon(), resolve: async () => [] }))).toBe("ENOTFOUND");
  });
});

describe("addresses inside of the network", () => {
  it.each([
    "http://192.168.0.1/",
    "https://10.0.0.1/",
    "https://169.254.169.254/latest/meta-data/",
    "https://[fd00::1]/",
    "https://[::ffff:10.0.0.1]/",
    "https://0/",
    "https://0xa.1/",
    "https://167772161/",
    "https://012.0.0.1/",
  ])("are refused as %s", async (url) => {
    expect(await failureOf(post({ url, ...sent, signal: soon() }))).toBe("address not allowed");
  });

  it("are refused where only one of a name's addresses is such", async () => {
    expect(await failureOf(post({ url: "https://hook.test", ...sent, signal: soon(), resolve: async () => ["8.8.8.8", "10.0.0.1"] }))).toBe("address not allowed");
  });

  it("are not reached by a name that means something else a moment later", async () => {
    const { origin, received } = await receiver({ status: 200 });
    const { port } = new URL(origin);
    const asked: string[] = [];
    const resolve = async (host: string) => {
      asked.push(host);
      return asked.length === 1 ? ["127.0.0.1"] : ["10.0.0.1"];
    };
    expect((await post({ url: `http://rebinding.test:${port}/`, ...sent, signal: soon(), resolve })).status).toBe(200);
    expect([asked, received.length, received[0]?.headers.host]).toEqual([["rebinding.test"], 1, `rebinding.test:${port}`]);
  });
});
