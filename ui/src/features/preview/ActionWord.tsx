// What is done to a record: icon and word, in the words of the preview.
import { useTranslation } from 'react-i18next';
import type { Action } from '@/bindings';
import { StateWord } from '@/components/ui/StateWord';

export function ActionWord({ action }: { action: Action }) {
  const { t } = useTranslation();
  return <StateWord state={action} word={t(`preview.action.${action}`)} />;
}
