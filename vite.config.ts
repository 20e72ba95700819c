import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";

/** They know light-dark(): what a bundler would write instead for older ones does not follow the switch. */
const BROWSERS = ["chrome123", "firefox120", "safari17.5"];

/** The web application: `npm run build` writes it to dist/web, `npm run dev` serves it from source beside a server on PORT. */
export default defineConfig({
  root: "src/web",
  // put into every script and style element; the server replaces it in each answer by a fresh one
  html: { cspNonce: "CSP_NONCE" },
  plugins: [react()],
  build: { outDir: "../../dist/web", emptyOutDir: true, target: "es2022", cssTarget: BROWSERS },
  // the server refuses changes from pages of another address: it is told the one that the browser shows
  server: {
    proxy: { "/v1": { target: `http://127.0.0.1:${process.env.PORT ?? 3000}`, changeOrigin: false } },
  },
});
