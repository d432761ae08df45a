/** Tells a password manager whose password stands beside it. Nobody sees or reaches it. */
export function HiddenIdentifier({ value }: { value: string }) {
  return <input type="text" autoComplete="username" defaultValue={value} readOnly tabIndex={-1} aria-hidden className="sr-only" />;
}
