import type { IncomingMessage, Server } from "node:http";
import type { Socket } from "node:net";

const CHECK_MILLISECONDS = 100;

/**
 * Notes what each connection of the server is asked. The function it gives is for when the server closes: a connection
 * that is asked nothing goes at once, each other one as soon as its answers are out, and all of them after
 * `milliseconds`.
 *
 * Node's own `closeIdleConnections` leaves alone who has connected and asked nothing yet, as browsers and `fetch` do
 * ahead of their next request, and who never sends the rest of a request.
 */
export function watchConnections(server: Server): (milliseconds: number) => void {
  const asked = new Map<Socket, Set<IncomingMessage>>();
  server.on("connection", (socket: Socket) => {
    asked.set(socket, new Set());
    socket.once("close", () => asked.delete(socket));
  });
  server.on("request", (request, response) => {
    const requests = asked.get(request.socket);
    requests?.add(request);
    response.once("close", () => requests?.delete(request));
  });
  const hangUpIdle = () => {
    for (const [socket, requests] of asked) {
      // nothing is done yet for a request that has not wholly arrived
      if (![...requests].some(({ complete }) => complete)) socket.destroySoon();
    }
  };
  return (milliseconds) => {
    if (!server.listening) return;
    hangUpIdle();
    const check = setInterval(hangUpIdle, CHECK_MILLISECONDS);
    const end = setTimeout(() => server.closeAllConnections(), milliseconds);
    server.once("close", () => {
      clearInterval(check);
      clearTimeout(end);
    });
  };
}
