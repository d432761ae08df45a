import type { GatehouseTranslator } from "@/lib/i18n/translator";

/** The words of the dashboard. */
export type DashboardWords = GatehouseTranslator<"dashboard">;

/** How many there are, and how sure that is. */
export type CountFacts = { count: number; exactness: "exact" | "about" | "at_least" };
