import { describe, expect, it } from "vitest";
import { contentSecurityPolicy, pageHeaders } from "@/lib/http/security-headers";

const facts = { nonce: "N0nce", formTargets: [], nextDev: false, framesMails: false };

function parsed(policy: string) {
  return new Map(policy.split("; ").map((directive) => [directive.split(" ", 1)[0], directive.split(" ").slice(1)]));
}

describe("contentSecurityPolicy", () => {
  it("lets no script run that the server did not name", () => {
    const policy = contentSecurityPolicy(facts);
    expect(parsed(policy).get("script-src")).toEqual(["'nonce-N0nce'", "'strict-dynamic'"]);
    expect(policy).not.toMatch(/unsafe|\*/);
    expect(parsed(policy).get("default-src")).toEqual(["'none'"]);
    expect(parsed(policy).get("base-uri")).toEqual(["'none'"]);
    expect(parsed(policy).get("object-src")).toEqual(["'none'"]);
    expect(parsed(policy).get("frame-ancestors")).toEqual(["'none'"]);
  });

  it("lets forms lead to the portal and to the apps only", () => {
    expect(parsed(contentSecurityPolicy(facts)).get("form-action")).toEqual(["'self'"]);
    expect(parsed(contentSecurityPolicy({ ...facts, formTargets: ["https://app.test"] })).get("form-action")).toEqual(["'self'", "https://app.test"]);
  });

  it("loosens styles, never scripts, for framed mails", () => {
    const policy = parsed(contentSecurityPolicy({ ...facts, framesMails: true }));
    expect(policy.get("style-src")).toEqual(["'self'", "'unsafe-inline'"]);
    expect(policy.get("script-src")).toEqual(["'nonce-N0nce'", "'strict-dynamic'"]);
  });

  it("permits evaluation in Next's development server only", () => {
    expect(parsed(contentSecurityPolicy({ ...facts, nextDev: true })).get("script-src")).toContain("'unsafe-eval'");
  });
});

describe("pageHeaders", () => {
  it("keeps pages out of caches, frames and other origins' windows", () => {
    expect(pageHeaders({ https: false })).toMatchObject({ "Cache-Control": "private, no-store", "X-Frame-Options": "DENY", "X-Content-Type-Options": "nosniff", "Cross-Origin-Opener-Policy": "same-origin" });
  });
  it("promises https only where it is", () => {
    expect(pageHeaders({ https: false })).not.toHaveProperty("Strict-Transport-Security");
    expect(pageHeaders({ https: true })["Strict-Transport-Security"]).toMatch(/^max-age=\d{8}$/);
  });
});
