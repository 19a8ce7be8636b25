// The frame by keyboard: palette, help, panes, letter keys; and a screen that breaks.
import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { useShortcut } from '@/lib/shortcuts';
import { setPreference } from '@/lib/preferences';
import { show, showWindow } from '@/test/render';

afterEach(() => setPreference('singleKeys', true));

describe('the window', () => {
  it('goes to a place by the palette and gives focus to its heading', async () => {
    const user = userEvent.setup();
    const { router } = showWindow('/');
    await screen.findByRole('heading', { level: 1 });
    await user.keyboard('{Control>}k{/Control}');
    await user.type(await screen.findByRole('combobox'), 'hist');
    await user.keyboard('{Enter}');
    await waitFor(() => expect(router.state.location.pathname).toBe('/history'));
    await screen.findByRole('heading', { level: 1, name: 'History' });
  });

  it('opens help by F1', async () => {
    const user = userEvent.setup();
    showWindow('/settings');
    await screen.findByRole('heading', { level: 1 });
    await user.keyboard('{F1}');
    expect(document.activeElement?.textContent).toBe('Help');
  });

  it('goes round its panes by F6', async () => {
    const user = userEvent.setup();
    showWindow('/gallery');
    await screen.findByRole('heading', { level: 1 });
    const panes = new Set<Element | null>();
    for (let i = 0; i < 4; i += 1) {
      await user.keyboard('{F6}');
      panes.add(document.activeElement?.closest('[data-pane]') ?? null);
    }
    expect(panes.size).toBe(4);
  });

  it('says that an unknown place is unknown, inside the frame', async () => {
    showWindow('/nowhere');
    await screen.findByRole('heading', { level: 1, name: 'There is no such screen' });
    expect(screen.getByRole('navigation', { name: 'Main' })).toBeDefined();
  });
});

describe('letter keys', () => {
  function Letters({ tell }: { tell: () => void }) {
    useShortcut('A', tell);
    return <input aria-label="Name" />;
  }

  it('never fire while typing, and can be switched off', async () => {
    const user = userEvent.setup();
    const tell = vi.fn();
    show(<Letters tell={tell} />);
    await user.keyboard('a');
    expect(tell).toHaveBeenCalledTimes(1);
    await user.type(screen.getByLabelText('Name'), 'a');
    expect(tell).toHaveBeenCalledTimes(1);
    screen.getByLabelText('Name').blur();
    setPreference('singleKeys', false);
    await user.keyboard('a');
    expect(tell).toHaveBeenCalledTimes(1);
  });
});
