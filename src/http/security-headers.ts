/** Data is no page: nothing in it may load, run, be framed or be sent. */
export const DATA_POLICY =
  "default-src 'none'; object-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/** The viewer of the API: its own files, calls to this server, and the inline styles and images it draws with. */
export const VIEWER_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'self'",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join("; ");

/**
 * The web application: its own files and calls to this server. Scripts and style elements that are not files need the
 * answer's nonce (the component library writes its variables into such an element); the map draws in a worker and in
 * blobs. Style attributes are allowed, for charts are drawn with them. One more origin, of a background map, where the
 * administrator named it.
 */
export const studioPolicy = (nonce: string, mapOrigin: string | null = null): string =>
  [
    "default-src 'none'",
    `script-src 'self' 'nonce-${nonce}'`,
    `style-src 'self' 'nonce-${nonce}'`,
    "style-src-attr 'unsafe-inline'",
    `img-src 'self' data: blob:${also(mapOrigin)}`,
    "font-src 'self' data:",
    `connect-src 'self'${also(mapOrigin)}`,
    "worker-src 'self' blob:",
    "manifest-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join("; ");

/** A file of the web application: one that is a worker takes its policy from here, and the map's asks for tiles. */
export const studioFilePolicy = (mapOrigin: string | null = null): string =>
  `default-src 'none'; script-src 'self'; connect-src 'self'${also(mapOrigin)}; img-src 'self' data: blob:${also(mapOrigin)}; frame-ancestors 'none'`;

const also = (origin: string | null): string => (origin === null ? "" : ` ${origin}`);
