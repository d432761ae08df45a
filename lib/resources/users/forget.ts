import type { Transaction } from "@/lib/db/client";
import { FORGOTTEN } from "@/lib/events/emit";

/**
 * Remove what the database does not remove along with a user, because it belongs to browsers, flows and logs: started
 * sign-ins and sign-ups, proofs, messages that have been shown. Events stay, without anything personal.
 */
export async function forgetUser(tx: Transaction, userId: string): Promise<void> {
  const belongsTo = { userId };
  const [emails, phones] = [await tx.emailAddress.findMany({ where: belongsTo }), await tx.phoneNumber.findMany({ where: belongsTo })];
  const others = [
    ...(await tx.web3Wallet.findMany({ where: belongsTo, select: { verificationId: true } })),
    ...(await tx.externalAccount.findMany({ where: belongsTo, select: { verificationId: true } })),
    ...(await tx.passkey.findMany({ where: belongsTo, select: { verificationId: true } })),
  ];
  const signIns = await tx.signIn.findMany({ where: belongsTo, select: { firstFactorVerificationId: true, secondFactorVerificationId: true } });
  const reverifications = await tx.reverification.findMany({ where: { session: belongsTo }, select: { firstFactorVerificationId: true, secondFactorVerificationId: true } });
  const verificationIds = [
    ...[...emails, ...phones, ...others].map((row) => row.verificationId),
    ...[...signIns, ...reverifications].flatMap((row) => [row.firstFactorVerificationId, row.secondFactorVerificationId]),
  ].filter((id) => id !== null);
  const identifiers = [...emails.map((row) => row.emailAddress), ...phones.map((row) => row.phoneNumber)];

  await tx.client.updateMany({ where: { sessions: { some: belongsTo } }, data: { lastAuthenticationStrategy: null } });
  await tx.signIn.deleteMany({ where: belongsTo });
  await tx.signUp.deleteMany({ where: { OR: [{ createdUserId: userId }, { emailAddress: { in: identifiers } }, { phoneNumber: { in: identifiers } }] } });
  await tx.verification.deleteMany({ where: { id: { in: verificationIds } } });
  await tx.devInboxMessage.deleteMany({ where: { toAddress: { in: identifiers } } });
}

/** Leave of a deleted user's events only that they happened: no address, browser, place, session or data. */
export async function anonymiseEvents(tx: Transaction, userId: string): Promise<void> {
  await tx.event.updateMany({
    where: { OR: [{ actorId: userId }, { userId }] },
    data: FORGOTTEN,
  });
}
