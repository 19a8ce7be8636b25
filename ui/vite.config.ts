// How the window's pages are served while working on them, built, and tested.
import { fileURLToPath } from 'node:url';
import tailwindcss from '@tailwindcss/vite';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  plugins: [react(), tailwindcss()],
  resolve: { alias: { '@': fileURLToPath(new URL('./src', import.meta.url)) } },
  // The shell expects exactly this port; moving to another would show an empty window.
  server: { port: 1420, strictPort: true },
  clearScreen: false,
  build: { outDir: 'dist', target: 'es2022', modulePreload: { polyfill: false } },
  test: {
    environment: 'happy-dom',
    setupFiles: ['src/test/setup.ts'],
    include: ['src/**/*.test.{ts,tsx}'],
    css: false,
    // Several suites share few cores; no test is about how long something takes.
    testTimeout: 20_000,
  },
});
