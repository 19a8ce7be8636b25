// Where it is narrow the reason stands with the state; nothing is left out.
import { screen } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import i18next from 'i18next';
import { leastWidth } from '@/components/data-table/columns';
import { show } from '@/test/render';
import { matchColumns, roomy } from './columns';
import { linesOf } from './lines';
import { someRows } from './sample';

const acts = {
  accept: () => undefined, create: () => undefined, exclude: () => undefined,
  clear: () => undefined, revert: () => undefined, choose: () => undefined,
}; // prettier-ignore
const columns = (narrow: boolean) => matchColumns(i18next.t, new Map(), acts, narrow);
const rows = someRows(40, 3).filter((row) => row.proposal !== null && row.proposal.why !== '');

describe('the columns of matching', () => {
  it('keep the reason where it has no column of its own', () => {
    const line = linesOf(rows.slice(0, 1), new Map())[0];
    if (line?.offer == null) throw new Error('there is a row with a suggestion');
    const names = columns(true).map((c) => c.id);
    expect(names).toEqual(['customer', 'state', 'client', 'actions']);
    expect(columns(false).map((c) => c.id)).toContain('why');
    show(
      <>
        {columns(true)
          .find((c) => c.id === 'state')
          ?.cell(line)}
      </>,
    );
    expect(screen.getByText(new RegExp(line.offer.why))).toBeTruthy();
  });

  it('fit the window they are made for', () => {
    // 1,024 px less the rail, the margins and a scroll bar; and from `roomy` on, five columns.
    expect(leastWidth(columns(true), true)).toBeLessThanOrEqual(1024 - 176 - 32 - 16);
    expect(leastWidth(columns(false), true)).toBeLessThanOrEqual(roomy);
  });
});
