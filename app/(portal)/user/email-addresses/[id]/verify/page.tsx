import type { Metadata } from "next";
import { pageContext, requireUserContext } from "@/lib/http/page";
import { getTranslator } from "@/lib/i18n/translator";
import { getUser } from "@/lib/resources/users/get";
import { emailAddressesOf } from "../../../identifications";
import { ProofPage } from "../../../proof-page";
import type { Search } from "../../../search";
import { sendEmailCode, verifyEmailAddress } from "../../actions";

type Props = { params: Promise<{ id: string }>; searchParams: Promise<Search> };

export async function generateMetadata(): Promise<Metadata> {
  const ctx = await pageContext();
  return { title: getTranslator(ctx.request.locale, "account")("verify.title_email_address") };
}

/** Prove an email address of one's own. */
export default async function VerifyEmailAddressPage({ params, searchParams }: Props) {
  const { id } = await params;
  const ctx = await requireUserContext(`/user/email-addresses/${encodeURIComponent(id)}/verify`);
  const user = await getUser(ctx, { user_id: ctx.actor.userId });
  const row = user.email_addresses.find((each) => each.id === id);
  const item = emailAddressesOf(user).find((each) => each.id === id);
  return <ProofPage ctx={ctx} search={await searchParams} item={item} verification={row?.verification} send={sendEmailCode} attempt={verifyEmailAddress} />;
}
