import { describe, expect, it } from "vitest";
import { createLog } from "@/lib/log";

function capture(level = "debug") {
  const lines: string[] = [];
  const log = createLog(level, { write: (line) => void lines.push(line) });
  return { log, text: () => lines.join(""), last: () => JSON.parse(lines.at(-1) ?? "null") as Record<string, unknown> };
}

describe("the log", () => {
  it("writes one JSON object a line with level, time, request id and message", () => {
    const { log, last, text } = capture();
    log.child({ requestId: "req_1" }).warn({ durationMs: 12 }, "slow");
    expect(last()).toMatchObject({ level: "warn", requestId: "req_1", durationMs: 12, msg: "slow" });
    expect(Date.parse(String(last().time))).not.toBeNaN();
    expect(text().split("\n")).toHaveLength(2);
  });

  it("keeps quiet below its level", () => {
    const { log, text } = capture("warn");
    log.info("hello");
    expect(text()).toBe("");
  });

  it.each([
    ["authorization", { headers: { Authorization: "S3CRET" } }],
    ["cookie", { request: { headers: { cookie: "__client=S3CRET" } } }],
    ["Set-Cookie", { "set-cookie": ["S3CRET"] }],
    ["new_password", { new_password: "S3CRET" }],
    ["newPassword, deep", { a: { b: [{ newPassword: "S3CRET" }] } }],
    ["code", { code: "S3CRET" }],
    ["numeric code", { code: 537_373 }],
    ["refreshToken", { refreshToken: "S3CRET" }],
    ["secret_key", { secret_key: "S3CRET" }],
    ["backup_codes", { backup_codes: ["S3CRET"] }],
    ["Headers object", { headers: new Headers({ authorization: "S3CRET" }) }],
    ["email address", { email_address: "S3CRET@example.com" }],
    ["phone number", { phoneNumber: "+1537373" }],
    ["identifier", { identifier: "S3CRET" }],
    ["token in a URL", { url: "/v1/verify?x=1&token=S3CRET&y=2" }],
    ["code in a URL object", { url: new URL("https://a.test/cb?code=S3CRET") }],
    ["ticket in a URL", { path: "/x?__clerk_ticket=S3CRET" }],
    ["bearer text", { note: "sent Bearer S3CRETS3CRET" }],
    ["database URL", { target: "postgresql://me:S3CRET@db/x" }],
    ["address in a text", { note: "no mail to S3CRET@example.com" }],
  ])("leaves no trace of %s", (_name, fields) => {
    const { log, text } = capture();
    log.info(fields, "done");
    log.child(fields).info("done");
    expect(text()).not.toMatch(/S3CRET|537_?373/);
    expect(text()).toContain("[redacted]");
  });

  it("keeps what is no secret: ids of rows, flags, counts", () => {
    const { log, last } = capture();
    log.info({ secretKeyId: "sk_row1", password_enabled: true, attempts: 3, userId: "user_1" });
    expect(last()).toMatchObject({ secretKeyId: "sk_row1", password_enabled: true, attempts: 3, userId: "user_1" });
  });

  it("describes an error with code and cause, without the driver's extras, and redacts its message", () => {
    const { log, last, text } = capture();
    const cause = Object.assign(new Error("connect to postgresql://u:S3CRET@h/d failed"), { code: "ECONNREFUSED", query: "S3CRET" });
    log.error(Object.assign(new Error("mail to S3CRET@example.com failed", { cause }), { code: "537373", meta: { row: "S3CRET" } }));
    expect(text()).not.toMatch(/S3CRET|537373/);
    expect(last()).toMatchObject({ msg: "mail to [redacted] failed", err: { type: "Error", cause: { code: "ECONNREFUSED" } } });
    log.error({ err: new Error("token at /x?token=S3CRET") });
    expect(text()).not.toContain("S3CRET");
  });

  it("survives circular, deep and huge fields", () => {
    const { log, last } = capture();
    const circular: Record<string, unknown> = { big: "x".repeat(100_000), bytes: new Uint8Array(5), id: 5n };
    circular.self = circular;
    log.info(circular);
    expect(last()).toMatchObject({ bytes: "[5 bytes]", id: "5" });
    expect(JSON.stringify(last()).length).toBeLessThan(80_000);
  });
});
