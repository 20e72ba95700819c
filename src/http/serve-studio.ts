import { createHash, randomBytes } from "node:crypto";
import { promisify } from "node:util";
import { gzip } from "node:zlib";
import type { FastifyReply, FastifyRequest } from "fastify";
import type { Studio, StudioFile } from "../app/ports/server-world.ts";
import { studioFilePolicy, studioPolicy } from "./security-headers.ts";

const compress = promisify(gzip);

/** What is sent for a file: its bytes as they are and, for text, compressed. */
interface Packed {
  readonly etag: string;
  readonly plain: Buffer;
  readonly gzipped: Buffer | null;
}

/** Paths of programs, where a page would only hide a mistake. */
const IS_OF_PROGRAMS = /^\/(v1|assets|livez|readyz|metrics)(\/|$)/;
const IS_TEXT = /^(text|application\/(json|manifest)|image\/svg)/;
const YEAR = "public, max-age=31536000, immutable";
/** `html.cspNonce` of vite.config.ts. */
const NONCE = /CSP_NONCE/g;

/**
 * Answers a GET of the web application: its files, and its one page for every other path of a person, since the page
 * itself reads the address. Null where the request is none of these.
 */
export function serveStudio(studio: () => Promise<Studio | null>, mapOrigin: string | null = null) {
  const packed = new Map<StudioFile, Promise<Packed>>();
  return async (request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply | null> => {
    if (request.method !== "GET" && request.method !== "HEAD") return null;
    const path = request.url.split("?", 1)[0];
    const files = await studio();
    const file = path === "/index.html" ? undefined : files?.get(path);
    if (file !== undefined) {
      const ready = packed.get(file) ?? pack(file);
      packed.set(file, ready);
      reply.header("content-security-policy", studioFilePolicy(mapOrigin));
      return sendFile(request, reply, file, await ready);
    }
    const page = files?.get("/index.html");
    if (page === undefined || IS_OF_PROGRAMS.test(path) || !wantsPage(request)) return null;
    return sendPage(request, reply, { page, mapOrigin });
  };
}

const wantsPage = ({ headers }: FastifyRequest): boolean => /text\/html|\*\/\*/.test(headers.accept ?? "*/*");

async function pack(file: StudioFile): Promise<Packed> {
  const plain = Buffer.from(file.bytes);
  const etag = `"${createHash("sha256").update(plain).digest("base64url")}"`;
  return { etag, plain, gzipped: IS_TEXT.test(file.contentType) ? await compress(plain) : null };
}

function sendFile(
  request: FastifyRequest,
  reply: FastifyReply,
  { contentType, isHashed }: StudioFile,
  { etag, plain, gzipped }: Packed,
): FastifyReply {
  reply.header("cache-control", isHashed ? YEAR : "no-cache").header("etag", etag);
  reply.header("content-type", contentType);
  if (request.headers["if-none-match"] === etag) return reply.status(304).send();
  if (gzipped === null) return reply.send(plain);
  reply.header("vary", "accept-encoding");
  if (!/\bgzip\b/.test(request.headers["accept-encoding"] ?? "")) return reply.send(plain);
  return reply.header("content-encoding", "gzip").send(gzipped);
}

/** With a nonce of its own: only what this answer carries, and what that loads, may run. */
function sendPage(
  request: FastifyRequest,
  reply: FastifyReply,
  { page, mapOrigin }: { readonly page: StudioFile; readonly mapOrigin: string | null },
): FastifyReply {
  const nonce = randomBytes(16).toString("base64");
  const html = Buffer.from(page.bytes).toString("utf8").replace(NONCE, nonce);
  reply
    .header("content-security-policy", studioPolicy(nonce, mapOrigin))
    .header("content-type", page.contentType);
  return request.method === "HEAD" ? reply.send() : reply.send(html);
}
