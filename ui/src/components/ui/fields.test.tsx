// Fields: the secret that never shows, the list of thousands, the summary that takes focus.
import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { expect, it, vi } from 'vitest';
import { show } from '@/test/render';
import { Combobox, type Option } from './Combobox';
import { ErrorSummary } from './ErrorSummary';
import { SecretField } from './SecretField';
import { TextField } from './TextField';

it('has no value of a saved secret, only the fact', async () => {
  const user = userEvent.setup();
  const forget = vi.fn();
  const { container } = show(<SecretField label="API key" saved onForget={forget} name="key" />);
  expect(container.querySelector('input')).toBeNull();
  expect(screen.getByText('Saved in the keychain')).toBeDefined();
  await user.click(screen.getByRole('button', { name: 'Replace' }));
  const input = screen.getByLabelText<HTMLInputElement>('API key');
  expect(input.value).toBe('');
  expect(input.type).toBe('password');
  await user.click(input);
  await user.paste('k-123');
  expect(input.value).toBe('k-123');
  await user.click(screen.getByRole('button', { name: 'Show what is typed' }));
  expect(input.type).toBe('text');
  await user.click(screen.getByRole('button', { name: 'Keep the saved one' }));
  expect(container.innerHTML).not.toContain('k-123');
  await user.click(screen.getByRole('button', { name: 'Forget' }));
  expect(forget).toHaveBeenCalledOnce();
});

const options: Option[] = Array.from({ length: 10_000 }, (_, i) => ({
  value: String(i),
  label: i === 8123 ? 'Müller Joinery' : `Client ${i}`,
  note: `${1000 + i}`,
}));

function Choice({ tell }: { tell: (value: string | null) => void }) {
  const [value, setValue] = useState<string | null>(null);
  const change = (next: string | null) => {
    setValue(next);
    tell(next);
  };
  return <Combobox label="Halo client" options={options} value={value} onChange={change} />;
}

it('finds one of ten thousand by keyboard, whatever the accents', async () => {
  const user = userEvent.setup();
  const tell = vi.fn();
  show(<Choice tell={tell} />);
  const box = screen.getByRole('combobox', { name: 'Halo client' });
  await user.click(box);
  await user.keyboard('{ArrowDown}');
  expect(screen.getAllByRole('option').length).toBeLessThan(80);
  expect(screen.getAllByRole('option')[0]?.getAttribute('aria-setsize')).toBe('10000');
  await user.type(box, 'mueller');
  expect(screen.getAllByRole('option')).toHaveLength(1);
  await user.keyboard('{Enter}');
  expect(tell).toHaveBeenLastCalledWith('8123');
  expect(box).toHaveProperty('value', 'Müller Joinery');
});

it('brings focus to the summary, and from there to the field', async () => {
  const user = userEvent.setup();
  show(
    <>
      <ErrorSummary errors={[{ field: 'client-id', text: 'Enter the Client ID.' }]} />
      <TextField id="client-id" label="Client ID" error="Enter the Client ID." />
    </>,
  );
  expect(document.activeElement).toBe(screen.getByRole('alert', { name: 'There is a problem' }));
  await user.click(screen.getByRole('link', { name: 'Enter the Client ID.' }));
  expect(document.activeElement).toBe(screen.getByLabelText('Client ID'));
  expect(document.activeElement?.getAttribute('aria-describedby')).toBe('client-id-error');
});
