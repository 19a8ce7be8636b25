// The real shell.
import { commands, events } from '@/bindings';
import type { Backend } from './backend';

export const tauri: Backend = { commands, events };
