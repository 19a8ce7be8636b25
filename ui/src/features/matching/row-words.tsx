// The words and signs of rows, looked up once: translating in each of ten thousand rows would make
// typing in the search field slow.
import type { TFunction } from 'i18next';
import { Check, ChevronDown, CircleMinus, Clock, Pencil, Undo2, X } from 'lucide-react';
import { StateWord } from '@/components/ui/StateWord';

type Values = Partial<
  Record<'customer' | 'client' | 'id' | 'topLevel' | 'percent', string | number>
>;

const holes = {
  customer: '{customer}',
  client: '{client}',
  id: '{id}',
  topLevel: '{topLevel}',
  percent: '{percent}',
};

function filled(text: string): (values: Values) => string {
  return (values) =>
    text.replace(/\{(\w+)\}/g, (_, hole: string) => String(values[hole as keyof Values] ?? ''));
}

export type RowWords = ReturnType<typeof rowWords>;

export function rowWords(t: TFunction) {
  return {
    acceptFor: filled(t('matching.acceptFor', holes)),
    createFor: filled(t('matching.createFor', holes)),
    excludeFor: filled(t('matching.excludeFor', holes)),
    clearFor: filled(t('matching.clearFor', holes)),
    revertFor: filled(t('matching.revertFor', holes)),
    forCustomer: filled(t('matching.forCustomer', holes)),
    changeFor: filled(t('matching.changeFor', holes)),
    client: filled(t('matching.client', holes)),
    clientOf: filled(t('matching.clientOf', holes)),
    alike: filled(t('matching.alike', holes)),
    was: t('matching.oldClient', { name: '' }),
    accept: t('matching.accept'),
    notKnown: t('common.notKnown'),
    notSaved: t('matching.notSaved'),
    none: {
      create: t('matching.newClient'),
      excluded: t('matching.leftOut'),
      unmatched: t('matching.chooseClient'),
    },
    why: {
      match: t('matching.whyHand'),
      exclude: t('matching.whyHand'),
      create: t('matching.whyCreate'),
      clear: t('matching.whyClear'),
    },
    state: {
      new: <StateWord state="create" word={t('matching.new')} />,
      sameName: <StateWord state="suggested" word={t('matching.sameName')} />,
      suggested: <StateWord state="suggested" />,
      unmatched: <StateWord state="unmatched" />,
      matched: <StateWord state="matched" />,
      excluded: <StateWord state="excluded" />,
      create: <StateWord state="createLater" />,
      conflict: <StateWord state="conflict" />,
    },
  };
}

export const icons = {
  accept: <Check aria-hidden size={14} />,
  create: <Clock aria-hidden size={16} />,
  exclude: <CircleMinus aria-hidden size={16} />,
  clear: <X aria-hidden size={16} />,
  revert: <Undo2 aria-hidden size={16} />,
  pencil: <Pencil aria-hidden size={11} className="mx-0.5 inline shrink-0" />,
  open: <ChevronDown aria-hidden size={14} className="shrink-0 text-muted" />,
};
