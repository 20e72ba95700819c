import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";

/** The web application: `npm run build` writes it to dist/web, `npm run dev` serves it from source beside a server on PORT. */
export default defineConfig({
  root: "src/web",
  // put into every script and style element; the server replaces it in each answer by a fresh one
  html: { cspNonce: "CSP_NONCE" },
  plugins: [react()],
  build: { outDir: "../../dist/web", emptyOutDir: true, target: "es2022" },
  server: { proxy: { "/v1": `http://127.0.0.1:${process.env.PORT ?? 3000}` } },
});
