// Notices: heard, reached by keyboard, taken back, gone by themselves, and never over the screen.
import { act, renderHook, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { dismissNotice, notifyDone, notifyWith, useNotices } from '@/components/ui/notice';
import { violations } from '@/test/axe';
import { show } from '@/test/render';
import { Notices } from './Notices';

function open() {
  show(
    <>
      <button>Above</button>
      <Notices />
    </>,
  );
  return userEvent.setup({ advanceTimers: (ms) => vi.advanceTimersByTime(ms) });
}
const later = (ms: number) => act(() => void vi.advanceTimersByTime(ms));
const tell = (text: string, undo?: () => void) => act(() => notifyDone(text, undo));

beforeEach(() => void vi.useFakeTimers({ shouldAdvanceTime: true }));
afterEach(() => {
  const { result } = renderHook(useNotices);
  act(() => result.current.forEach((n) => dismissNotice(n.id)));
  vi.useRealTimers();
});

describe('notices', () => {
  it('are in a region that is read out, and have no fault', async () => {
    open();
    const region = screen.getByRole('region', { name: 'Just done' });
    expect(region.getAttribute('aria-live')).toBe('polite');
    tell('Saved 5 matches', () => undefined);
    expect(region.textContent).toContain('Saved 5 matches');
    expect(await violations()).toEqual([]);
  });

  it('keep only the newest that can be taken back, and what was merely told', () => {
    open();
    tell('Saved 5 matches', () => undefined);
    tell('Connection saved');
    act(() => notifyWith('Took back: 5 matches', 'Redo', () => undefined));
    expect(screen.queryByText('Saved 5 matches')).toBeNull();
    expect(screen.getByText('Connection saved')).toBeTruthy();
    expect(screen.getAllByRole('button', { name: /Undo|Redo/ })).toHaveLength(1);
  });

  it('are reached by Alt+T; using one gives the keyboard back where it was', async () => {
    const user = open();
    const undo = vi.fn();
    screen.getByText('Above').focus();
    tell('Saved 5 matches', undo);
    await user.keyboard('{Alt>}t{/Alt}');
    expect(document.activeElement?.textContent).toBe('Undo');
    await user.keyboard('{Enter}');
    expect(undo).toHaveBeenCalledTimes(1);
    expect(screen.queryByText('Saved 5 matches')).toBeNull();
    expect(document.activeElement?.textContent).toBe('Above');
  });

  it('go by themselves, but not under a hand or the keyboard', async () => {
    const user = open();
    tell('Saved 5 matches', () => undefined);
    await user.hover(screen.getByText('Saved 5 matches'));
    later(60_000);
    expect(screen.getByText('Saved 5 matches')).toBeTruthy();
    await user.unhover(screen.getByText('Saved 5 matches'));
    later(9_000);
    expect(screen.queryByText('Saved 5 matches')).toBeNull();

    tell('Saved 6 matches', () => undefined);
    await user.keyboard('{Alt>}t{/Alt}');
    later(60_000);
    expect(screen.getByText('Saved 6 matches')).toBeTruthy();
    await user.keyboard('{Escape}');
    expect(screen.queryByText('Saved 6 matches')).toBeNull();
  });
});
