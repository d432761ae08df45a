import { beforeAll, describe, expect, it } from "vitest";
import { Prisma } from "@/lib/generated/prisma/client";
import { database } from "@/lib/db/client";
import { useTestDatabase } from "@/lib/db/testing";
import { createSignIn } from "@/lib/flows/sign-in/create";
import { newestMessage, TestBrowser } from "@/lib/flows/testing";
import { issueSetupLink } from "@/lib/resources/administrators/setup-link";
import { PASSWORD, somebody, UNLIMITED } from "./somebody";

useTestDatabase();

type Column = { table_name: string; column_name: string };

/** Every column of every table, as a copy of the database would hold it. */
function columns(): Promise<Column[]> {
  return database().$queryRaw<Column[]>(Prisma.sql`SELECT table_name, column_name FROM information_schema.columns WHERE table_schema = 'public'`);
}

/** The columns in which a text stands, whole or inside of something longer. */
async function placesOf(secret: string): Promise<string[]> {
  // Six figures also stand inside of times and ids; a code would stand alone.
  const pattern = /^\d+$/.test(secret) ? `(^|[^0-9.])${secret}([^0-9]|$)` : secret;
  const places: string[] = [];
  for (const { table_name, column_name } of await columns()) {
    const [table, column] = [Prisma.raw(`"${table_name}"`), Prisma.raw(`"${column_name}"`)];
    const [row] = await database().$queryRaw<{ hits: number }[]>(Prisma.sql`SELECT count(*)::int AS hits FROM ${table} WHERE ${column}::text ~ ${pattern}`);
    if (row && row.hits > 0) places.push(`${table_name}.${column_name}`);
  }
  return places;
}

/** @see OWASP ASVS 5.0, 6.5.2 and 7.2; a copy of the database must not let anybody in */
describe("a copy of the database", () => {
  const secrets: Record<string, string> = {};
  beforeAll(async () => {
    const { address, browser } = await somebody();
    browser.keep();
    const link = new TestBrowser(UNLIMITED);
    await createSignIn(await link.context(), { identifier: address, strategy: "email_link" });
    const linkMail = await newestMessage(address);
    await createSignIn(await new TestBrowser(UNLIMITED).context(), { identifier: address, strategy: "reset_password_email_code" });
    const resetMail = await newestMessage(address);
    Object.assign(secrets, {
      password: PASSWORD,
      "browser's credential": browser.token ?? "",
      "mailed link's token": new URL(linkMail.link ?? "").searchParams.get("token") ?? "",
      "mailed code": linkMail.code ?? "",
      "reset code": resetMail.code ?? "",
      "set-up link's token": new URL(await issueSetupLink()).searchParams.get("token") ?? "",
    });
  }, 60_000);

  it.each(["password", "browser's credential", "mailed link's token", "mailed code", "reset code", "set-up link's token"])("does not hold the %s", async (name) => {
    const secret = secrets[name] ?? "";
    expect(secret).not.toBe("");
    expect(await placesOf(secret)).toEqual([]);
  });

  it("would show it, were it there", async () => {
    const { username } = await somebody();
    expect(await placesOf(username)).toContain("users.username");
  });
});
