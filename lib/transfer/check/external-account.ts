/** What makes an account elsewhere unique. */
export function externalAccountClaim({ provider, provider_user_id }: { provider: string; provider_user_id: string }): string {
  return `${provider}:${provider_user_id}`;
}
