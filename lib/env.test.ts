import { describe, expect, it } from "vitest";
import { environmentTable, isLoopbackHost, parseEnvironment, type Environment } from "./env";

function parsed(source: Record<string, string>): Environment {
  const result = parseEnvironment(source);
  if (!result.ok) throw new Error(result.problems.map((problem) => problem.sentence).join(" "));
  return result.env;
}

function sentences(source: Record<string, string>): string[] {
  const result = parseEnvironment(source);
  return result.ok ? [] : result.problems.map((problem) => problem.sentence);
}

describe("defaults", () => {
  it("make a development instance on this machine only", () => {
    expect(parsed({})).toMatchObject({
      PORT: 3000,
      HOST: "127.0.0.1",
      PORTAL_URL: "http://localhost:3000",
      TRUSTED_PROXIES: [],
      EMAIL_FROM: "no-reply@localhost",
      LOG_LEVEL: "info",
      isDevelopmentInstance: true,
      secureCookies: false,
    });
    expect(parsed({}).DATA_DIR).toMatch(/^\/.*\/data$/);
  });

  it("follow the port and the portal's address", () => {
    expect(parsed({ PORT: "4100" }).PORTAL_URL).toBe("http://localhost:4100");
    expect(parsed({ PORTAL_URL: "https://Accounts.Example.com:443/" })).toMatchObject({
      PORTAL_URL: "https://accounts.example.com",
      HOST: "0.0.0.0",
      EMAIL_FROM: "no-reply@accounts.example.com",
      isDevelopmentInstance: false,
      secureCookies: true,
    });
  });

  it("also stand for an empty or blank variable", () => {
    expect(parsed({ PORT: "", DATABASE_URL: "  ", ADMIN_EMAIL: "" })).toEqual(parsed({}));
    expect(parsed({}).DATABASE_URL).toBeUndefined();
  });
});

describe("malformed variables", () => {
  it.each([
    ["PORT", "abc"],
    ["PORT", "0"],
    ["PORT", "65536"],
    ["PORT", "3e3"],
    ["PORTAL_URL", "accounts.example.com"],
    ["PORTAL_URL", "ftp://accounts.example.com"],
    ["PORTAL_URL", "https://accounts.example.com/portal"],
    ["PORTAL_URL", "https://accounts.example.com/?a=b"],
    ["PORTAL_URL", "https://accounts.example.com?"],
    ["PORTAL_URL", "https://user:pass@accounts.example.com"],
    ["DATABASE_URL", "mysql://localhost/x"],
    ["DATABASE_URL", "localhost:5432"],
    ["DATABASE_POOL_SIZE", "0"],
    ["SECRET_KEY", "sk_live_short"],
    ["SECRET_KEY", "pk_live_abcdefghijk"],
    ["PUBLISHABLE_KEY", "sk_test_Zm9v"],
    ["ENCRYPTION_KEY", "too short"],
    ["ENCRYPTION_KEY", `${"a".repeat(32)},short`],
    ["TRUSTED_PROXIES", "10.0.0.0/33"],
    ["TRUSTED_PROXIES", "proxy.internal"],
    ["TRUSTED_PROXIES", "10.1"],
    ["SMTP_URL", "mail.example.com:587"],
    ["EMAIL_FROM", "nobody"],
    ["EMAIL_FROM", "a@b.example\r\nBcc: c@d.example"],
    ["METRICS_TOKEN", "short"],
    ["LOG_LEVEL", "loud"],
    ["SHUTDOWN_GRACE_SECONDS", "-1"],
  ])("%s=%s is one sentence that names the variable", (name, value) => {
    const found = sentences({ [name]: value });
    expect(found).toHaveLength(1);
    expect(found[0]).toMatch(new RegExp(`^${name} must .*[^.]\\.$`));
  });

  it("are all told at once, without the value of a secret", () => {
    const secrets = { SECRET_KEY: "hunter2", ENCRYPTION_KEY: "hunter2", DATABASE_URL: "mysql://me:hunter2@x/y", SMTP_URL: "hunter2", ADMIN_PASSWORD: "hunter2", METRICS_TOKEN: "hunter2" };
    const found = sentences({ ...secrets, ADMIN_EMAIL: "admin@example.com" });
    expect(found).toHaveLength(6);
    expect(found.join(" ")).not.toContain("hunter2");
  });

  it("include a variable whose partner is missing", () => {
    expect(sentences({ ADMIN_EMAIL: "a@example.com" })).toEqual(["ADMIN_PASSWORD must be set too when ADMIN_EMAIL is."]);
    expect(sentences({ ADMIN_PASSWORD: "correct horse" })).toEqual(["ADMIN_EMAIL must be set too when ADMIN_PASSWORD is."]);
    expect(sentences({ TWILIO_ACCOUNT_SID: "AC1" }).map((sentence) => sentence.split(" ")[0])).toEqual(["TWILIO_AUTH_TOKEN", "SMS_FROM"]);
    expect(sentences({ SMS_WEBHOOK_URL: "https://sms.example.com/hook" })).toEqual(["SMS_WEBHOOK_SECRET must be set too when SMS_WEBHOOK_URL is."]);
  });
});

describe("well-formed variables", () => {
  it("keep their meaning", () => {
    expect(parsed({ TRUSTED_PROXIES: "10.0.0.0/8, 2001:db8::/32 ::1,192.168.1.7" }).TRUSTED_PROXIES).toEqual(["10.0.0.0/8", "2001:db8::/32", "::1", "192.168.1.7"]);
    expect(parsed({ EMAIL_FROM: "Accounts <no-reply@example.com>" }).EMAIL_FROM).toBe("Accounts <no-reply@example.com>");
    expect(parsed({ ADMIN_EMAIL: "a@example.com", ADMIN_PASSWORD: " with spaces " }).ADMIN_PASSWORD).toBe(" with spaces ");
  });
});

describe("isLoopbackHost", () => {
  it.each(["localhost", "LOCALHOST", "app.localhost", "127.0.0.1", "127.8.8.8", "[::1]", "::1"])("%s is this machine", (host) => expect(isLoopbackHost(host)).toBe(true));
  it.each(["localhost.example.com", "notlocalhost", "127.0.0.1.example.com", "10.0.0.1", "[::2]", "0.0.0.0"])("%s is not", (host) => expect(isLoopbackHost(host)).toBe(false));
});

describe("environmentTable", () => {
  it("explains every variable", () => {
    const rows = environmentTable().split("\n").slice(2);
    expect(rows.length).toBeGreaterThan(25);
    for (const row of rows) expect(row).toMatch(/^\| `[A-Z_]+` \| .+\. \| .*\|$/);
    expect(environmentTable()).toContain("| `PORT` | Port to listen on. | `3000` |");
  });
});
