import { afterEach, describe, expect, it, vi } from "vitest";
import { countRateLimitHit, countSignIn, metricsText, observeRequest, setOutboxState, setPasswordHashQueue } from "@/lib/metrics";
import { MAX_ROUTES, routeLabel } from "@/lib/metrics-route";

afterEach(() => vi.resetModules());

describe("metrics", () => {
  it("counts requests by method, route and status, and times them", async () => {
    observeRequest({ method: "POST", path: "/v1/users/user_2abcdefghijklmnopqrstuvwxyz?email=a@b.test", status: 200, durationSeconds: 0.02 });
    const text = await metricsText();
    expect(text).toContain('gatehouse_http_requests_total{method="POST",route="/v1/users/:id",status="200"} 1');
    expect(text).toMatch(/gatehouse_http_request_duration_seconds_bucket\{le="0.025",method="POST",route="\/v1\/users\/:id"\} 1/);
    expect(text).not.toContain("user_2abc");
    expect(text).toContain("process_resident_memory_bytes");
  });

  it("counts sign-ins, rate limits, the outbox and the queue of hashes", async () => {
    countSignIn("password", "failure");
    countSignIn('odd"} label', "success");
    countRateLimitHit("sign_in_ip");
    setOutboxState({ oldestQueuedAgeSeconds: 3, queued: 2, sending: 1, failed: 0 });
    setPasswordHashQueue({ running: 2, waiting: 7 });
    const text = await metricsText();
    expect(text).toContain('gatehouse_sign_ins_total{strategy="password",outcome="failure"} 1');
    expect(text).toContain('gatehouse_sign_ins_total{strategy="other",outcome="success"} 1');
    expect(text).toContain('gatehouse_rate_limit_hits_total{rule="sign_in_ip"} 1');
    expect(text).toContain("gatehouse_outbox_oldest_age_seconds 3");
    expect(text).toContain('gatehouse_password_hashes{state="waiting"} 7');
  });

  it("shares one registry when a second bundle loads the module", async () => {
    setPasswordHashQueue({ running: 1, waiting: 41 });
    vi.resetModules();
    const second = await import("@/lib/metrics");
    expect(await second.metricsText()).toContain('gatehouse_password_hashes{state="waiting"} 41');
  });
});

describe("routeLabel", () => {
  it.each([
    ["/", "/"],
    ["/sign-in?redirect_url=https://x.test", "/sign-in"],
    ["/user/profile/email-addresses/idn_2abcdefghijklmnopqrstuvwxyz/verify", "/user/profile/email-addresses/:id/verify"],
    ["/v1/sessions/12345", "/v1/sessions/:id"],
    ["/images/550e8400-e29b-41d4-a716-446655440000", "/images/:id"],
    ["/.well-known/change-password", "/.well-known/change-password"],
    ["/_next/static/chunks/a1b2.js", "/_next/*"],
    ["/wp-login.php", "other"],
    ["/a/b/c/d/e/f/g/h/i", "other"],
    ["/%2e%2e/x", "other"],
    ["*", "other"],
  ])("%s → %s", (path, route) => expect(routeLabel(path, 200, new Set())).toBe(route));

  it("gives unknown pages no label, and known ones theirs whatever the status", () => {
    const known = new Set<string>();
    expect(routeLabel("/admin", 404, known)).toBe("other");
    expect(routeLabel("/sign-in", 200, known)).toBe("/sign-in");
    expect(routeLabel("/sign-in", 404, known)).toBe("/sign-in");
  });

  it("stops at the limit", () => {
    const known = new Set<string>();
    const word = (n: number) => `/${"abcdefghij".charAt(n % 10)}${"abcdefghij".charAt(Math.floor(n / 10) % 10)}${"abcdefghij".charAt(Math.floor(n / 100) % 10)}`;
    for (let n = 0; n < 1_000; n++) routeLabel(word(n), 200, known);
    expect(known.size).toBe(MAX_ROUTES);
    expect(routeLabel("/zzz", 200, known)).toBe("other");
  });
});
