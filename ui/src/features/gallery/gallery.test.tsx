// Every part in every state passes axe.
import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, it } from 'vitest';
import { showWindow } from '@/test/render';
import { violations } from '@/test/axe';

it.each(['States', 'Fields', 'Messages', 'Table'])(
  '%s',
  async (view) => {
    const user = userEvent.setup();
    showWindow('/gallery');
    await user.click(await screen.findByRole('button', { name: new RegExp(view) }));
    expect(await violations()).toEqual([]);
  },
  20_000,
);
