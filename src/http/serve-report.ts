import { createReadStream } from "node:fs";
import { realpath, stat } from "node:fs/promises";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { extname, join, sep } from "node:path";
import { failure, type Outcome, success } from "../contract/outcome.ts";

const CONTENT_TYPES: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".json": "application/json; charset=utf-8",
  ".geojson": "application/geo+json; charset=utf-8",
  ".csv": "text/csv; charset=utf-8",
  ".txt": "text/plain; charset=utf-8",
};

const FRONT_PAGE = "report.html";

export interface RunningServer {
  readonly url: string;
  close(): Promise<void>;
}

/** Serves the files of one output folder on the loopback interface, read-only; port 0 takes any free one. */
export async function serveReport(folder: string, port: number): Promise<Outcome<RunningServer>> {
  const root = await realpath(folder);
  const server = createServer((request, response) => {
    answer(root, request, response).catch(() => sendText(response, 500, "Something went wrong."));
  });
  const error = await listen(server, port);
  if (error) return failure([describePortError(port, error)]);
  const address = server.address();
  const actualPort = typeof address === "object" && address ? address.port : port;
  return success({ url: `http://127.0.0.1:${actualPort}/`, close: () => closeServer(server) });
}

function listen(server: Server, port: number): Promise<NodeJS.ErrnoException | null> {
  return new Promise((resolve) => {
    server.once("error", resolve);
    server.listen(port, "127.0.0.1", () => {
      server.off("error", resolve);
      resolve(null);
    });
  });
}

function closeServer(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}

/** Why a port could not be opened, as a problem. */
export function describePortError(port: number, error: NodeJS.ErrnoException) {
  const causes: Readonly<Record<string, string>> = {
    EADDRINUSE: `port ${port} is already in use`,
    EACCES: `this user may not open port ${port}`,
  };
  return {
    code: "CLI-150",
    where: { file: "options", item: "PORT" },
    cause: causes[error.code ?? ""] ?? `port ${port} cannot be opened: ${error.message}`,
    fix: "set the environment variable PORT to another port, or to 0 for any free one",
  };
}

async function answer(root: string, request: IncomingMessage, response: ServerResponse): Promise<void> {
  if (request.method !== "GET" && request.method !== "HEAD") {
    response.setHeader("Allow", "GET, HEAD");
    return sendText(response, 405, "Only GET and HEAD are answered here.");
  }
  const file = await findFile(root, request.url ?? "/");
  if (!file) return sendText(response, 404, "There is no such file.");
  response.writeHead(200, {
    "Content-Type": CONTENT_TYPES[extname(file.path)] ?? "application/octet-stream",
    "Content-Length": file.size,
    "X-Content-Type-Options": "nosniff",
    "Cache-Control": "no-cache",
  });
  if (request.method === "HEAD") {
    response.end();
    return;
  }
  createReadStream(file.path)
    .on("error", () => response.destroy())
    .pipe(response);
}

/** The file a URL names, if it is a plain file inside the folder after links are followed. */
async function findFile(root: string, url: string): Promise<{ path: string; size: number } | null> {
  const name = decodePath(url);
  if (name === null || name.includes("\0")) return null;
  try {
    const path = await realpath(join(root, name === "/" ? FRONT_PAGE : name));
    if (!path.startsWith(root + sep)) return null;
    const found = await stat(path);
    return found.isFile() ? { path, size: found.size } : null;
  } catch {
    return null;
  }
}

function decodePath(url: string): string | null {
  try {
    return decodeURIComponent(url.split(/[?#]/, 1)[0]);
  } catch {
    return null;
  }
}

function sendText(response: ServerResponse, status: number, text: string): void {
  if (response.headersSent) {
    response.destroy();
    return;
  }
  response.writeHead(status, {
    "Content-Type": "text/plain; charset=utf-8",
    "X-Content-Type-Options": "nosniff",
  });
  response.end(`${text}\n`);
}
