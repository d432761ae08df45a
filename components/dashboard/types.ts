import type { GatehouseTranslator } from "@/lib/i18n/translator";

/** The words of the dashboard. */
export type DashboardWords = GatehouseTranslator<"dashboard">;

/** How many there are, and how sure that is. */
export type CountFacts = { count: number; exactness: "exact" | "about" | "at_least" };

/** The words of the page about keys. */
export type KeysWords = GatehouseTranslator<"keys">;

/** The words of the pages about webhooks. */
export type WebhooksWords = GatehouseTranslator<"webhooks">;
