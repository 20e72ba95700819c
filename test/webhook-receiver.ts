import { createHmac } from "node:crypto";
import { createServer, type IncomingHttpHeaders } from "node:http";
import type { AddressInfo } from "node:net";

export interface Received {
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

interface Reply {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
}

/** A server on a loopback address that keeps what it is sent. `reply` null: it never answers. */
export async function startReceiver(reply: (count: number) => Reply | null, address = "127.0.0.1", port = 0) {
  const received: Received[] = [];
  const server = createServer((request, response) => {
    let body = "";
    request.setEncoding("utf8");
    request.on("data", (text) => {
      body += text;
    });
    request.on("end", () => {
      received.push({ path: request.url ?? "", headers: request.headers, body });
      const given = reply(received.length);
      if (given) response.writeHead(given.status, given.headers).end("ignored");
    });
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, address, resolve);
  });
  return {
    received: received as readonly Received[],
    port: (server.address() as AddressInfo).port,
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** Whether a receiver that knows the secret believes this request: written by the description, not with our own code. */
export function isSigned({ headers, body }: Received, secret: string): boolean {
  const [, seconds, signatures = ""] =
    /^t=(\d+)((?:,v1=[0-9a-f]{64})+)$/.exec(String(headers["wilayah-signature"])) ?? [];
  const expected = createHmac("sha256", secret).update(`${seconds}.${body}`).digest("hex");
  return signatures.split(",v1=").includes(expected);
}
