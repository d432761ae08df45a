import { apiError, type ApiError } from "@/lib/errors";
import { violatedIndex } from "@/lib/resources/unique-violation";

/** Which parameter is at fault when a unique index refuses a row. */
const PARAMETERS: Record<string, string> = {
  users_username_claim_key: "username",
  users_external_id_key: "external_id",
  email_addresses_claim_key: "email_address",
  email_addresses_user_id_email_address_key: "email_address",
  phone_numbers_claim_key: "phone_number",
  phone_numbers_user_id_phone_number_key: "phone_number",
  web3_wallets_claim_key: "web3_wallet",
  web3_wallets_user_id_web3_wallet_key: "web3_wallet",
};

/** @returns form_identifier_exists 422 when the error says that somebody has the identifier already, else null */
export function identifierExists(error: unknown): ApiError | null {
  const param_name = PARAMETERS[violatedIndex(error) ?? ""];
  return param_name === undefined ? null : apiError("form_identifier_exists", { param_name });
}

/**
 * Write something that may claim an identifier. The database decides who has it, so that of two who ask at once one is
 * refused; the transaction is over then.
 *
 * @throws form_identifier_exists 422
 */
export async function claiming<Result>(write: Promise<Result>): Promise<Result> {
  try {
    return await write;
  } catch (error) {
    throw identifierExists(error) ?? error;
  }
}
