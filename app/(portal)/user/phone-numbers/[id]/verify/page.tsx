import type { Metadata } from "next";
import { pageContext, requireUserContext } from "@/lib/http/page";
import { getTranslator } from "@/lib/i18n/translator";
import { getUser } from "@/lib/resources/users/get";
import { phoneNumbersOf } from "../../../identifications";
import { ProofPage } from "../../../proof-page";
import type { Search } from "../../../search";
import { sendPhoneCode, verifyPhoneNumber } from "../../actions";

type Props = { params: Promise<{ id: string }>; searchParams: Promise<Search> };

export async function generateMetadata(): Promise<Metadata> {
  const ctx = await pageContext();
  return { title: getTranslator(ctx.request.locale, "account")("verify.title_phone_number") };
}

/** Prove a phone number of one's own. */
export default async function VerifyPhoneNumberPage({ params, searchParams }: Props) {
  const { id } = await params;
  const ctx = await requireUserContext(`/user/phone-numbers/${encodeURIComponent(id)}/verify`);
  const user = await getUser(ctx, { user_id: ctx.actor.userId });
  const row = user.phone_numbers.find((each) => each.id === id);
  const item = phoneNumbersOf(user).find((each) => each.id === id);
  return <ProofPage ctx={ctx} search={await searchParams} item={item} verification={row?.verification} send={sendPhoneCode} attempt={verifyPhoneNumber} />;
}
