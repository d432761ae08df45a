import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { resolveRedirect, type RedirectRules } from "@/lib/redirects/allowed";

const rules: RedirectRules = {
  portalOrigin: "https://accounts.example.com",
  allowedOrigins: ["https://app.example.com", "https://shop.example.com:8443", "http://intranet.example"],
  redirectUrls: ["https://partner.test/callback", "https://partner.test/exact?tenant=7", "myapp://callback"],
  fallback: "/user",
  development: false,
};
const refused = { url: "/user", refused: true, external: false };

describe("resolveRedirect", () => {
  it.each([
    ["https://app.example.com", "https://app.example.com/"],
    ["https://app.example.com/deep/link?x=1&y=a%20b#part", "https://app.example.com/deep/link?x=1&y=a%20b#part"],
    ["https://app.example.com:443/", "https://app.example.com/"],
    ["HTTPS://APP.EXAMPLE.COM/Path", "https://app.example.com/Path"],
    ["https://shop.example.com:8443/cart", "https://shop.example.com:8443/cart"],
    ["http://intranet.example/", "http://intranet.example/"],
    ["https://partner.test/callback", "https://partner.test/callback"],
    ["https://partner.test/callback?state=1#x", "https://partner.test/callback?state=1#x"],
    ["https://partner.test/exact?tenant=7", "https://partner.test/exact?tenant=7"],
  ])("sends people to the app: %s", (raw, url) => {
    expect(resolveRedirect(raw, rules)).toEqual({ url, refused: false, external: true });
  });

  it.each([
    ["/user/security?edit=password#now", "/user/security?edit=password#now"],
    ["https://accounts.example.com/user", "/user"],
    ["/user/../dashboard", "/dashboard"],
    ["/a?next=//evil.test", "/a?next=//evil.test"],
  ])("stays in the portal: %s", (raw, url) => expect(resolveRedirect(raw, rules)).toEqual({ url, refused: false, external: false }));

  it.each([null, undefined, ""])("goes to the default without complaint when nothing was asked for: %s", (raw) => {
    expect(resolveRedirect(raw, rules)).toEqual({ url: "/user", refused: false, external: false });
  });

  it("says that a fallback leaves the portal", () => {
    expect(resolveRedirect(null, { ...rules, fallback: "https://app.example.com/home" })).toMatchObject({ external: true, refused: false });
  });

  it.each([
    // schemes
    "javascript:alert(1)", "JaVaScRiPt:alert(1)", "java\nscript:alert(1)", "\u0001javascript:alert(1)", "javascript://app.example.com/%0aalert(1)",
    "data:text/html,<script>alert(1)</script>", "vbscript:msgbox(1)", "file:///etc/passwd", "blob:https://app.example.com/x", "ftp://app.example.com/",
    "about:blank", "myapp://callback", "view-source:https://app.example.com",
    // relative forms that browsers read as another host
    "//evil.test", "///evil.test", "////evil.test", "/\\evil.test", "\\\\evil.test", "\\/evil.test", "/\t/evil.test", "\t//evil.test", "/\n/evil.test",
    "/\r\n/evil.test", " //evil.test", "//evil.test ", "/..//evil.test", "/.//evil.test", "/x/..//evil.test", "/%2e%2e//evil.test", "https:evil.test", "https:/evil.test", "http:\\\\evil.test",
    "https:app.example.com", "https:///evil.test", "evil.test", "user", "?x=1", "#x", ".", "../x",
    // hosts that only resemble an allowed one
    "https://app.example.com.evil.test", "https://evil-app.example.com", "https://evilapp.example.com", "https://sub.app.example.com", "https://example.com",
    "https://app.example.com.", "https://app.example.com:8443", "https://shop.example.com", "https://shop.example.com:443", "http://app.example.com", "https://app.example.com:80",
    "https://app.example.comevil.test", "https://app.example.com%2eevil.test", "https://app.example.com%00.evil.test", "https://app.example.com\u0000.evil.test",
    "https://app。example。com.evil.test", "https://аpp.example.com", "https://evil.test#https://app.example.com", "https://evil.test?https://app.example.com",
    "https://evil.test/https://app.example.com", "https://*.example.com", "https://intranet.example/",
    // userinfo
    "https://app.example.com@evil.test", "https://app.example.com:443@evil.test", "https://user@app.example.com", "https://user:pw@app.example.com", "https://@app.example.com",
    "https://app.example.com%40evil.test", "https://app.example.com\\@evil.test", "https://evil.test\\@app.example.com", "https://evil.test\\.app.example.com", "https://accounts.example.com@evil.test",
    // stored URLs: path and query exactly
    "https://partner.test", "https://partner.test/callback/", "https://partner.test/callback/../admin", "https://partner.test/callback%2f..%2fadmin",
    "https://partner.test/Callback", "https://partner.test/callback/more", "https://partner.test/callback;x", "https://partner.test:8443/callback", "http://partner.test/callback",
    "https://partner.test/exact", "https://partner.test/exact?tenant=8", "https://partner.test/exact?tenant=7&tenant=8",
    // invisible characters, broken URLs, too long
    "https://app.example.com/\u202egpj.exe", "https://app\u200b.example.com", "https://app.example\u00ad.com", "https://[::1", "https://", "http://", "https://%", "https://app.example.com:99999", `https://app.example.com/${"a".repeat(2_048)}`,
    // loopback, on a production instance
    "http://localhost:3000", "http://127.0.0.1:3000", "http://[::1]:3000", "http://0x7f.1/", "http://2130706433/",
  ])("refuses %j", (raw) => expect(resolveRedirect(raw, rules)).toEqual(refused));

  it("takes only the whole origin from what the operator wrote", () => {
    for (const allowedOrigins of [["*"], ["https://*"], ["null"], ["https://*.example.com"], ["example.com"], [""], ["javascript:"], ["data:"]]) {
      expect(resolveRedirect("https://x.example.com/", { ...rules, allowedOrigins }).refused).toBe(true);
      expect(resolveRedirect("javascript:alert(1)", { ...rules, allowedOrigins }).refused).toBe(true);
    }
  });

  describe("on a development instance", () => {
    const development = { ...rules, development: true };
    it.each(["http://localhost:3000/x", "http://app.localhost:5173/", "http://127.0.0.1:8080/", "https://[::1]:3000/"])("permits %s", (raw) => {
      expect(resolveRedirect(raw, development)).toEqual({ url: raw, refused: false, external: true });
    });
    it.each(["http://localhost.evil.test", "http://evil.test:3000", "http://localhost@evil.test", "http://127.0.0.1.evil.test", "http://10.0.0.1", "http://localhost./"])("refuses %s", (raw) => {
      expect(resolveRedirect(raw, development).refused).toBe(true);
    });
  });
});

describe("resolveRedirect, whatever is thrown at it", () => {
  const piece = fc.constantFrom("https://", "http://", "//", "/", "\\", "@", ":", "#", "?", ".", "..", "%2f", "%5c", "%09", "\t", "\n", " ", "app.example.com", "accounts.example.com", "partner.test", "/callback", "evil.test", "localhost", "127.0.0.1", "443", "javascript:", "data:", "é", "。", "／", "\u202e");
  const hostile = fc.oneof(fc.string(), fc.webUrl(), fc.array(piece, { maxLength: 9 }).map((pieces) => pieces.join("")));

  it("never lets a browser out to an origin that is not on the list, and never throws", () => {
    const permitted = new Set([rules.portalOrigin, ...rules.allowedOrigins, "https://partner.test"]);
    fc.assert(
      fc.property(hostile, (raw) => {
        const { url, refused: isRefused, external } = resolveRedirect(raw, rules);
        const arrived = new URL(url, rules.portalOrigin);
        expect(permitted).toContain(arrived.origin);
        expect(external).toBe(arrived.origin !== rules.portalOrigin);
        expect(arrived.username + arrived.password).toBe("");
        if (isRefused) expect(url).toBe(rules.fallback);
        // A path stays on whatever host it is resolved on.
        if (!external) expect(new URL(url, "https://other.test").origin).toBe("https://other.test");
      }),
      { numRuns: 3_000 },
    );
  }, 30_000);

  it("decides again in the same way on what it gave back", () => {
    fc.assert(
      fc.property(hostile, (raw) => {
        const first = resolveRedirect(raw, rules);
        if (!first.refused && raw !== "") expect(resolveRedirect(first.url, rules)).toEqual(first);
      }),
      { numRuns: 1_000 },
    );
  }, 30_000);
});
