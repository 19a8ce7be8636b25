// Lint rules; the two fences at the end keep the shell's calls inside src/backend.
import js from '@eslint/js';
import jsxA11y from 'eslint-plugin-jsx-a11y';
import reactHooks from 'eslint-plugin-react-hooks';
import globals from 'globals';
import tseslint from 'typescript-eslint';

const shellOnly = [
  {
    group: ['@tauri-apps/*'],
    message: 'Only src/backend speaks to the shell; import { backend } from "@/backend/backend".',
  },
];
const typesOnly = {
  group: ['**/bindings', '**/bindings.ts', '@/bindings'],
  allowTypeImports: true,
  message: 'Only types may be taken from the bindings; calls go through "@/backend/backend".',
};

export default tseslint.config(
  { ignores: ['dist', 'src/bindings.ts'] },
  js.configs.recommended,
  {
    files: ['src/**/*.{ts,tsx}', 'vite.config.ts'],
    extends: [...tseslint.configs.strictTypeChecked, jsxA11y.flatConfigs.strict],
    plugins: { 'react-hooks': reactHooks },
    languageOptions: { globals: globals.browser, parserOptions: { projectService: true } },
    rules: {
      ...reactHooks.configs.recommended.rules,
      // Virtual is known to be incompatible with the compiler, which is not used here.
      'react-hooks/incompatible-library': 'off',
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      '@typescript-eslint/no-misused-promises': [
        'error',
        { checksVoidReturn: { attributes: false } },
      ],
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-restricted-imports': [
        'error',
        { patterns: [...shellOnly, typesOnly] },
      ],
    },
  },
  {
    files: ['src/backend/**/*.{ts,tsx}'],
    rules: { '@typescript-eslint/no-restricted-imports': 'off' },
  },
  {
    files: ['scripts/**/*.mjs', '*.js'],
    languageOptions: { globals: { ...globals.node, ...globals.browser } },
  },
);
