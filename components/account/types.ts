import type { GatehouseTranslator } from "@/lib/i18n/translator";

/** The words of the account pages. */
export type AccountWords = GatehouseTranslator<"account">;
export type SecurityWords = GatehouseTranslator<"security">;
export type SessionsWords = GatehouseTranslator<"sessions">;

/** The moment and the manner in which one page writes dates. */
export type Clock = { now: Date; locale: string; timeZone: string };
