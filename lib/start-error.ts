/**
 * Gatehouse cannot start here. The message is one sentence for the operator: it names the variable or path, and says what
 * to do. It is printed without a stack; what led to it is the `cause`.
 */
export class StartError extends Error {
  override readonly name: string = "StartError";
}
