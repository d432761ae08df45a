import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { clientFacts, rewriteHeaders, type Arrival } from "./forwarded";
import { networkTest } from "@/lib/places/networks";

function facts(arrival: Partial<Arrival> & { trusted?: string[] }) {
  return clientFacts({ peer: "10.0.0.2", headers: {}, isTrustedProxy: networkTest(arrival.trusted ?? []), portalUrl: "https://accounts.example.com", port: 3000, ...arrival });
}

describe("the client's address", () => {
  it("is the peer's, whatever the headers say, when no proxy is trusted", () => {
    const headers = { "x-forwarded-for": "198.51.100.1", "x-real-ip": "198.51.100.2", forwarded: "for=198.51.100.3" };
    expect(facts({ headers }).ip).toBe("10.0.0.2");
    expect(facts({ headers, peer: "::ffff:203.0.113.9", trusted: ["10.0.0.0/8"] }).ip).toBe("203.0.113.9");
  });

  it("is the first one from the right that is not a trusted proxy", () => {
    const trusted = ["10.0.0.0/8", "2001:db8::/32"];
    const of = (list: string) => facts({ trusted, headers: { "x-forwarded-for": list } }).ip;
    expect(of("198.51.100.1")).toBe("198.51.100.1");
    expect(of("1.1.1.1, 198.51.100.1")).toBe("198.51.100.1");
    expect(of("1.1.1.1, 198.51.100.1, 10.0.0.9, 2001:db8::5")).toBe("198.51.100.1");
    expect(of("::ffff:198.51.100.1")).toBe("198.51.100.1");
    expect(of("198.51.100.1:51234, 10.0.0.9")).toBe("198.51.100.1");
    expect(of("10.0.0.7, 10.0.0.9")).toBe("10.0.0.7");
  });

  it("stops at an entry that is no address", () => {
    const of = (list: string) => facts({ trusted: ["10.0.0.0/8"], headers: { "x-forwarded-for": list } }).ip;
    expect(of("")).toBe("10.0.0.2");
    expect(of("198.51.100.1, unknown")).toBe("10.0.0.2");
    expect(of("198.51.100.1, _secret, 10.0.0.9")).toBe("10.0.0.9");
  });

  it("comes from Forwarded when there is no X-Forwarded-For", () => {
    const of = (forwarded: string) => facts({ trusted: ["10.0.0.2"], headers: { forwarded } }).ip;
    expect(of("for=198.51.100.1;proto=https;by=10.0.0.2")).toBe("198.51.100.1");
    expect(of('for=1.1.1.1, For="[2001:db8::17]:4711"')).toBe("2001:db8::17");
    expect(of('for=1.1.1.1, for="1.2.3.4, for=5.6.7.8"')).toBe("10.0.0.2");
    expect(of("for=unknown")).toBe("10.0.0.2");
  });

  it("is always an address, and never one of the client's inventions", () => {
    const address = fc.ipV4();
    fc.assert(
      fc.property(fc.array(fc.oneof(fc.string(), address)), address, (invented, client) => {
        fc.pre(!client.startsWith("10."));
        const list = [...invented, client, "10.0.0.9"].join(", ");
        expect(facts({ trusted: ["10.0.0.0/8"], headers: { "x-forwarded-for": list } }).ip).toBe(client);
      }),
    );
  });
});

describe("the portal's host", () => {
  const poisoned = { host: "evil.example", "x-forwarded-host": "evil.example", "x-forwarded-proto": "http", forwarded: "host=evil.example;proto=http" };

  it("is PORTAL_URL's, whatever Host and the forwarded headers of a stranger say", () => {
    expect(facts({ headers: poisoned })).toMatchObject({ host: "accounts.example.com", protocol: "https" });
  });

  it("is the forwarded one when a trusted proxy names it, but never the bare Host", () => {
    const trusted = ["10.0.0.2"];
    expect(facts({ trusted, headers: { "x-forwarded-host": "id.example.com:8443", "x-forwarded-proto": "https" } })).toMatchObject({ host: "id.example.com:8443", protocol: "https" });
    expect(facts({ trusted, headers: { forwarded: "for=1.2.3.4;host=id.example.com;proto=http" } })).toMatchObject({ host: "id.example.com", protocol: "http" });
    expect(facts({ trusted, headers: { host: "evil.example" } }).host).toBe("accounts.example.com");
  });

  it.each(["a.example, b.example", "user@evil.example", "evil.example/path", "evil.example\\x", "", "a b", "evil.example:999999"])("is not %j, also from a trusted proxy", (host) => {
    expect(facts({ trusted: ["10.0.0.2"], headers: { "x-forwarded-host": host } }).host).toBe("accounts.example.com");
  });

  it("may be any loopback name at our port while PORTAL_URL is loopback", () => {
    const of = (host: string) => facts({ portalUrl: "http://localhost:3000", headers: { host } }).host;
    expect(of("127.0.0.1:3000")).toBe("127.0.0.1:3000");
    expect(of("[::1]:3000")).toBe("[::1]:3000");
    expect(of("app.localhost:3000")).toBe("app.localhost:3000");
    expect(of("127.0.0.1:3001")).toBe("localhost:3000");
    expect(of("evil.example:3000")).toBe("localhost:3000");
    expect(of("localhost.evil.example:3000")).toBe("localhost:3000");
  });
});

describe("request ids", () => {
  it("are taken only from a trusted proxy, and only plain ones", () => {
    const headers = { "x-request-id": "edge-1234567890" };
    expect(facts({ headers }).requestId).toBeUndefined();
    expect(facts({ headers, trusted: ["10.0.0.2"] }).requestId).toBe("edge-1234567890");
    expect(facts({ headers: { "x-request-id": "a b\nc d e f g" }, trusted: ["10.0.0.2"] }).requestId).toBeUndefined();
  });
});

describe("rewriteHeaders", () => {
  it("leaves none of the reserved headers as they came", () => {
    const headers = {
      host: "evil.example",
      cookie: "a=b",
      origin: "https://app.example.com",
      rsc: "1",
      "x-forwarded-for": "1.1.1.1",
      "x-forwarded-port": "1",
      "x-forwarded-prefix": "/evil",
      "x-real-ip": "1.1.1.1",
      "x-middleware-subrequest": "middleware:middleware",
      "x-middleware-next": "1",
      "x-gatehouse-ip": "1.1.1.1",
      "x-gatehouse-inner": "guess",
      "x-action-forwarded": "1",
      forwarded: "for=1.1.1.1",
    };
    rewriteHeaders(headers, { ip: "203.0.113.9", host: "accounts.example.com", protocol: "https", requestId: undefined }, "req_1");
    expect(headers).toEqual({
      host: "accounts.example.com",
      cookie: "a=b",
      origin: "https://app.example.com",
      rsc: "1",
      "x-forwarded-host": "accounts.example.com",
      "x-forwarded-proto": "https",
      "x-forwarded-for": "203.0.113.9",
      "x-gatehouse-ip": "203.0.113.9",
      "x-gatehouse-request-id": "req_1",
    });
  });
});
