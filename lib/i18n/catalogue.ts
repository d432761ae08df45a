import type { Locale } from "./locales";
import * as ar from "./messages/ar";
import * as de from "./messages/de";
import * as en from "./messages/en";
import type { Translation } from "./translation";

/** The English messages: they define the keys and the values that each message takes. */
export type Messages = typeof en;

export type Namespace = keyof Messages;

export const catalogue: Readonly<Record<Locale, Translation<Messages>>> = { en, de, ar };
