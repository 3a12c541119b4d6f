import react from '@vitejs/plugin-react';
import { configDefaults, defineConfig } from 'vitest/config';
import { strictPage } from './src/tools/strictPage.mjs';

// `base: './'` lets the built folder work under any sub-path of any static host.
export default defineConfig(({ command }) => {
  // A NODE_ENV left over in somebody's shell must not put development code into the build.
  if (command === 'build') process.env.NODE_ENV = 'production';
  return {
    base: './',
    plugins: [react(), strictPage()],
    build: { target: 'es2022', modulePreload: { polyfill: false }, assetsInlineLimit: 0 },
    // The charts' library is the same for every worker: one file, loaded once.
    worker: {
      format: 'es',
      rolldownOptions: {
        output: { codeSplitting: { groups: [{ name: 'xstate', test: /[\\/]xstate[\\/]/ }] } },
      },
    },
    test: {
      exclude: [...configDefaults.exclude, 'e2e/**'],
      env: { NODE_ENV: 'test' },
      testTimeout: 20_000,
    },
  };
});
