import type { AddressInfo } from "node:net";
import { simpleParser, type ParsedMail } from "mailparser";
import { SMTPServer, type SMTPServerOptions } from "smtp-server";

/** A mail as the server took it: the envelope it came in and its parsed content. */
export type ReceivedMail = { from: string; to: string[]; mail: ParsedMail; raw: string };

export type SmtpMailbox = { url: string; received: ReceivedMail[]; close(): Promise<void> };

/** A real SMTP server on a free port that keeps what it gets. `options` can refuse, slow down or ask for a sign-in. */
export async function startSmtpMailbox(options: SMTPServerOptions = {}): Promise<SmtpMailbox> {
  const received: ReceivedMail[] = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ["STARTTLS"],
    onData(stream, session, callback) {
      const chunks: Buffer[] = [];
      stream.on("data", (chunk: Buffer) => chunks.push(chunk));
      stream.on("end", () => {
        const raw = Buffer.concat(chunks);
        const { mailFrom, rcptTo } = session.envelope;
        simpleParser(raw).then((mail) => {
          received.push({ from: mailFrom === false ? "" : mailFrom.address, to: rcptTo.map(({ address }) => address), mail, raw: raw.toString() });
          callback();
        }, callback);
      });
    },
    ...options,
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.server.address() as AddressInfo;
  return { url: `smtp://127.0.0.1:${port}`, received, close: () => new Promise((resolve) => server.close(resolve)) };
}
