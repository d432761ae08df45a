import type { Metadata } from "next";
import { portalFrame } from "@/app/frame";
import type { PortalFrame } from "@/components/layout/frame";
import { pageContext } from "@/lib/http/page";
import type { Locale } from "@/lib/i18n/locales";
import { getTranslator, type GatehouseTranslator } from "@/lib/i18n/translator";

export type DoorContext = Awaited<ReturnType<typeof pageContext>>;
export type DoorPage = { ctx: DoorContext; frame: PortalFrame; t: GatehouseTranslator<"door">; locale: Locale };

/** What every page of the door begins with: who asks, the frame around it, and its words. */
export async function doorPage(): Promise<DoorPage> {
  const [ctx, frame] = await Promise.all([pageContext(), portalFrame()]);
  const { locale } = ctx.request;
  return { ctx, frame, locale, t: getTranslator(locale, "door") };
}

/** The title of a page, in the person's language. */
export async function titled(title: (page: DoorPage) => string): Promise<Metadata> {
  return { title: title(await doorPage()) };
}

/** Whole seconds from now until a moment on the wire (milliseconds), never below zero. */
export function secondsUntil(ctx: DoorContext, atMs: number | null): number {
  return atMs === null ? 0 : Math.max(0, Math.ceil((atMs - ctx.now().getTime()) / 1_000));
}
