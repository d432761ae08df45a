import { database } from "@/lib/db/client";
import type { Context } from "@/lib/context";
import type { MessageSlug } from "@/lib/messages/message";
import { openPayload } from "@/lib/messages/payload";
import { contextOf } from "@/lib/http/request-context";
import { settingsSchema, type Settings } from "@/lib/settings/schema";

type DeepPartial<T> = { [K in keyof T]?: T[K] extends object ? DeepPartial<T[K]> : T[K] };

/**
 * A browser for tests of flows: it keeps the credential that operations issue, and asks the database anew who it is before
 * each step, as the adapters do.
 */
export class TestBrowser {
  token: string | null = null;
  private client: Context["client"] | null = null;

  constructor(
    readonly settings: DeepPartial<Settings> = {},
    readonly ip = "203.0.113.7",
    readonly userAgent = "Mozilla/5.0 (X11; Linux x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/156.0.0.0 Safari/537.36",
  ) {}

  /** The context of the browser's next request, `laterMs` from now. */
  async context(laterMs = 0): Promise<Context> {
    this.keep();
    const request = { requestId: "test", ip: this.ip, userAgent: this.userAgent, origin: null, locale: "en" };
    const ctx = await contextOf(this.token, request);
    this.client = ctx.client;
    return { ...ctx, settings: settingsSchema.parse(this.settings), now: () => new Date(Date.now() + laterMs) };
  }

  /** Take the credential that the last request was answered with. */
  keep(): void {
    if (this.client?.issuedToken) this.token = this.client.issuedToken;
  }
}

/** The newest message that waits for an address, opened. */
export async function newestMessage(to: string): Promise<{ slug: string; code: string | null; link: string | null }> {
  const row = await database().outboxMessage.findFirstOrThrow({ where: { toAddress: to }, orderBy: [{ createdAt: "desc" }, { id: "desc" }] });
  const { slug, data } = openPayload(row.slug as MessageSlug, row.sealedPayload ?? "");
  return { slug, code: "code" in data ? (data.code ?? null) : null, link: "link" in data ? (data.link ?? null) : null };
}
